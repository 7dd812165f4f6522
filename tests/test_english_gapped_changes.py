"""English changes whose verb stands at the first of them only: behind semicolons, "by 60% in 2040"."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")

# (sentence, (change, name) of each record)
CASES = [
    (
        "Emissions shall be reduced by 40% in 2030, by 60% in 2040 and by 80% in 2050.",
        [("decrease", "Emissions")] * 3,
    ),
    (
        "By 2030 the farm sector will grow by 3 percent; the paper sector by 9 percent; the toy sector by 8 percent.",
        [("increase", "farm sector"), ("increase", "paper sector"), ("increase", "toy sector")],
    ),
    (
        "The forestry sector will grow 3 percent annually; the paper sector 9 percent; and the toy sector 8 percent.",
        [("increase", "forestry sector"), ("increase", "paper sector"), ("increase", "toy sector")],
    ),
    (
        "Emissions from transport are to fall by 25 percent, those from buildings by 40 percent.",
        [("decrease", "Emissions from transport"), ("decrease", "Emissions from buildings")],
    ),
    (
        "It targets savings of 12 PJ in industry, 8 PJ in transport and 4 PJ in households by 2025.",
        [("decrease", "industry"), ("decrease", "transport"), ("decrease", "households")],
    ),
    ("The service sector is set to expand at 6 percent.", [("increase", "service sector")]),
    ("Emissions are falling at 2 percent a year.", [("decrease", "Emissions")]),
]


@pytest.mark.parametrize(("text", "records"), CASES)
def test_gapped_changes(text: str, records: list[tuple[str, str]]) -> None:
    assert [(r.change, r.indicator) for r in extract(read_text(text, language="en"))] == records


# (sentence, the value, deadline and comparator of each record)
OTHERS = [
    # A number in brackets may only say again the one before.
    ("At least twenty-five percent (25%) of seats are to be kept by 2030.", [(25, "2030-12-31", ">=")]),
    # The day of a text is none of what the text promises.
    ("According to a plan released on 3 March 2015, the region will build 40 dams.", [(40, "", "=")]),
    ("Under a law adopted on 5 May 2014, the state must cut waste by 20%.", [(20, "", "=")]),
    ("It wants 80% of power to be green by 2060, says a paper published on 24 May 2015.", [(80, "2060-12-31", "=")]),
    # What holds something is no limit of it.
    ("By 2030 petrol must contain 10 percent ethanol.", [(10, "2030-12-31", "=")]),
    ("By 2030 the state must contain inflation at 3%.", [(3, "2030-12-31", "<=")]),
    # The years behind the number of a plan are its own.
    ("In its 8th five-year 2016-2020 Plan it wants growth of 7 percent.", [(7, "2020-12-31", "=")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "records"), OTHERS)
def test_days_of_texts_and_repeats(text: str, records: list[tuple[float, str, str]]) -> None:
    document = read_text(text, name="plan-2016.txt", language="en")
    assert [(r.value, r.deadline, r.comparator) for r in extract(document)] == records
