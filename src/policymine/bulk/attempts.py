"""Batches on a cluster: a batch may be tried more than once, even twice at the same time, and still counts once.

Each attempt writes a part of its own name. If two attempts write theirs, the index takes one, and the other one goes
when the folder is settled: they hold the same rows.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from policymine.bulk.batches import Batch, PartDone, mine_batch
from policymine.bulk.fingerprint import extractor
from policymine.bulk.parts import attempt_name
from policymine.bulk.settle import Settling, settle
from policymine.errors import UsageError
from policymine.remote import is_remote
from policymine.summary import FileDone

_SAME_DISK = "name folders that all workers see under the same path, or addresses such as s3://bucket/reports"
_checked: set[str] = set()


def mine_attempt(batch: Batch) -> Iterator[FileDone | PartDone]:
    """Mine a batch like :func:`policymine.bulk.batches.mine_batch`, into a part of its own name.

    Raises:
        UsageError: If this machine has another policymine than the one that handed the batch out, or does not see the
            same files.
    """
    if batch.extractor not in _checked:
        if extractor(batch.options) != batch.extractor:
            hint = "install the same versions of policymine and Tesseract on all machines"
            raise UsageError("a Dask worker has another version of policymine, its models or Tesseract", hint=hint)
        _checked.add(batch.extractor)
    if not is_remote(batch.out) and not Path(batch.out, "run.json").is_file():
        raise UsageError(f"a Dask worker does not see the folder {batch.out}", hint=_SAME_DISK)
    for todo in batch.todos:
        if todo.found.issue is None and not is_remote(todo.found.path) and not Path(todo.found.path).parent.is_dir():
            raise UsageError(f"a Dask worker does not see the folder of {todo.found.path}", hint=_SAME_DISK)
    yield from mine_batch(replace(batch, part=attempt_name(batch.part, uuid.uuid4().hex)))


def settle_attempt(settling: Settling) -> Iterator[str]:
    """Put parts together like :func:`policymine.bulk.settle.settle`, into a part of its own name."""
    yield from settle(settling._replace(part=attempt_name(settling.part, uuid.uuid4().hex)))
