"""What the collector of garbage leaves out: in policymine's own processes all that is loaded, in others' nothing."""

import subprocess
import sys

import pytest

CODE = """
import gc
from policymine.loading import own_process, uncollected
{before}
with uncollected():
    pass
print(gc.get_freeze_count() > 0, gc.isenabled())
"""


@pytest.mark.parametrize(("before", "expected"), [("own_process()", "True True"), ("", "False True")])
def test_what_is_left_out(before: str, expected: str) -> None:
    code = CODE.format(before=before)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == expected
