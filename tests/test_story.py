"""Every verdict of the story of the two invented cities, on records as a faultless extraction would give them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import get_args

import pandas as pd
import pytest

from policymine.comparing import compare
from policymine.comparing.columns import Outcome, Revision
from story import Row, records, story

ROWS = story()
NUMBERS = {row.id: number for number, row in enumerate(ROWS)}


@pytest.fixture(scope="module")
def changes() -> pd.DataFrame:
    return compare(records(ROWS)).changes


@pytest.fixture(scope="module")
def by_record(changes: pd.DataFrame) -> dict[str, pd.Series]:
    return {each: row for _, row in changes.iterrows() for each in row["promise_ids"].split(";") if each}


def record_id(row: Row, document: str) -> str:
    return f"{document}-{NUMBERS[row.id] * 10:04}"


@pytest.mark.parametrize("row", [row for row in ROWS if row.revision != "dropped"], ids=lambda row: row.id)
def test_verdicts(row: Row, by_record: dict[str, pd.Series]) -> None:
    found = [by_record[record_id(row, document)] for document in row.promised]
    assert {each["outcome"] for each in found} == {row.outcome}
    # What a plan promised first and a report repeats is new in the one and unchanged in the other.
    assert row.revision in {each["revision"] for each in found}


def test_what_is_dropped(changes: pd.DataFrame) -> None:
    expected = {
        (NUMBERS[before.id] * 10, 2000 + int(row.promised[0][1:3]))
        for before, row in pairwise(ROWS)
        if row.revision == "dropped"
    }
    dropped = changes[changes["revision"] == "dropped"]
    found = zip(dropped["previous_ids"], dropped["year"], strict=True)
    assert {(int(ids.split(";")[0][-4:]), int(year)) for ids, year in found} == expected


def test_the_story_is_rich_enough() -> None:
    commitments = [row for row in ROWS if row.revision != "dropped"]
    assert len(commitments) >= 150
    outcomes = Counter(row.outcome for row in commitments)
    revisions = Counter(row.revision for row in ROWS)
    assert min(outcomes[verdict] for verdict in get_args(Outcome) if verdict) >= 5, outcomes
    assert min(revisions[verdict] for verdict in get_args(Revision)) >= 5, revisions
