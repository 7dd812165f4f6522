"""Names that a model finds end before the next clause."""

from __future__ import annotations

import pytest

from policymine.drafts import Draft
from policymine.learned.objections import enters_clause
from policymine.learned.spans import Best
from policymine.verbs import NO_VERB

# (letters of a sentence, the value, the last word of the name, whether it runs into the next clause)
NAMES = [
    ("QnMBvctnnMQ.", 0, 7, True),  # "9 piers will be built and the output value will exceed 4 yuan"
    ("QnMBvctnMDyQ.", 0, 9, True),
    ("QnBvcv.", 0, 5, False),  # "9 wells were dug and lined"
    ("QnBvitncn.", 0, 8, False),  # "9 wells were dug in the hills and valleys"
    ("vQncn.", 1, 4, False),
]


@pytest.mark.parametrize(("code", "position", "last", "runs"), NAMES)
def test_names_that_run_into_the_next_clause(code: str, position: int, last: int, runs: bool) -> None:
    draft = Draft(position, None, None, NO_VERB)  # type: ignore[arg-type]
    best = Best(*([0] * len(Best._fields)))._replace(first=position, last=last)
    assert enters_clause(code, draft, best) is runs
