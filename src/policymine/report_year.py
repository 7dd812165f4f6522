"""The year that a document is of."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath

from policymine.fact_patterns import free_year, known_patterns
from policymine.news_day import is_news
from policymine.records import Block
from policymine.text import normalise

LATEST = 2027
"""No document tells yet of what was in a later year."""
_YEAR_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*-+\s*(?:(?:19|20)\d\d|\d\d)(?!\d)")
_YEARS_JOINED = re.compile(r"\d{4}\s?\u5e74?\s?(?:-+|[\u81f3\u5230])\s?\d{4}")
_NAME_YEAR = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))?(?![0-9A-Za-z])")
"""A year, or a day in eight digits."""
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
"""What every pattern for a year of the text finds, whatever is around it."""
_SENTENCE_END = re.compile(r"[.!?;](?=\s|$)|[\u3002\uff01\uff1f\uff1b]")
_SENTENCE_START = re.compile(r"(?s)^.*(?:[.!?;]\s|[\u3002\uff01\uff1f\uff1b])")
_JOINTS = re.compile(r"(?<=[a-z])[-_]+(?=[a-z\d])")
"""What stands between the words of a file's name."""
_JOINED = 5
"""So few characters join a year to the one before."""
_SAMPLE = 200_000
_PIECE = 3000
"""A piece of a report is no longer."""
_LINE_LENGTH = 220
_PLAN_WEIGHT = 5
_TOLD_WEIGHT = 2
_HORIZON = 60
_STOPS = ".;:!?\u3002\uff1b\uff1a"
_LEAD = 4
"""A text that tells of no year within so many before the one in its title only looks ahead to that one."""
_FRONT = 600
"""Characters at the start of a text in which a year counts double."""


def find_report_year(
    title: str, name: str, published: str, text: str, blocks: tuple[Block, ...]
) -> tuple[int | None, str]:
    """Find the year that a document is of: title, file name, day of publication, and then what the text is about.

    Args:
        title: The title.
        name: The file's name.
        published: The day of publication as an ISO date, or nothing.
        text: The document's text.
        blocks: Its blocks.

    Returns:
        The year, or None, and where it is from: ``title``, ``file name``, ``published``, ``front`` or ``text``.

    Example:
        >>> find_report_year("Plan for 2024", "", "", "", ()), find_report_year("Plan", "a-2023.txt", "", "", ())
        ((2024, 'title'), (2023, 'file name'))
    """
    limit = int(published[:4]) + 1 if published else 2100
    named_years = years_of_name(name)
    # A day in a title is that of its delivery: "Bulletin of 2023 (issued on 8 March 2024)".
    plain = normalise(title)
    undated = known_patterns().date.sub(" ", plain)
    plain = undated if free_year().search(undated) else plain
    single = _YEAR_RANGE.sub(r" \1 ", plain)
    ahead = known_patterns().ahead
    # "Action plan to 2030" says how far it reaches, not of which year it is.
    found: list[re.Match[str]] = []
    reach = -_JOINED - 1  # the end of the last year that is one of these; "until 2030 and 2040"
    for match in free_year().finditer(single):
        if ahead.search(single[: match.start()]) or match.start() - reach <= _JOINED:
            reach = match.end()
        else:
            found.append(match)
    if years := [year for match in found if (year := int(match[1])) <= min(limit, LATEST + 1)]:
        # A plan for a span of years is of its first one; "work in 2023 and plan for 2024" is of 2024.
        titled = min(years) if _YEAR_RANGE.search(plain) else max(years)
        if not _is_horizon(titled, text, blocks) and not (titled + 1 in named_years and is_news(text, name)):
            return titled, "title"  # but news of 2016 tells in its title what 2015 brought
    # "energy-2050-policy-2015.txt" is of the year that is no aim of its text.
    for named in named_years:
        if named <= limit and not _is_horizon(named, text, blocks):
            return named, "file name"
    if published:
        return int(published[:4]), "published"
    if issued := _year_of_issue(text, blocks):
        return issued, "front"
    about = _year_of_text(text, blocks)
    return about, "text" if about else ""


def years_of_name(name: str) -> list[int]:
    """Give the years in the name of a file.

    Example:
        >>> years_of_name("2019/lakes_2018-20190304.txt")
        [2018, 2019]
    """
    return [int(year) for year in _NAME_YEAR.findall(name.rsplit("/", 1)[-1].replace("_", "-"))]


def is_piece(title: str, text: str) -> bool:
    """Tell whether a text can be a piece of a report: it is short and has no title.

    Example:
        >>> is_piece("", "Work went well."), is_piece("Work report", "Work went well.")
        (True, False)
    """
    return not title and len(text) <= _PIECE


def named_by_file(source: str) -> str:
    """The name of a file as a title, also with spaces between its words.

    Example:
        >>> named_by_file("a/elm-key-tasks-2023.txt")
        'a/elm-key-tasks-2023.txt elm key tasks 2023'
    """
    stem = PurePosixPath(source).stem
    return f"{source} {_JOINTS.sub(' ', stem)}" if _JOINTS.search(stem) else source


def names_two_years(title: str) -> bool:
    """Tell whether a title names a year and the next, as a report does that reviews one and plans the other.

    Example:
        >>> names_two_years("Work in 2023 and plan for 2024"), names_two_years("Winter plan 2023-2024")
        (True, False)
    """
    plain = known_patterns().date.sub(" ", normalise(title))
    if _YEAR_RANGE.search(plain) or _YEARS_JOINED.search(plain):
        return False
    years = sorted({int(year) for year in free_year().findall(plain)})
    return len(years) == 2 and years[1] == years[0] + 1


def looks_ahead_of(text: str, year: int) -> bool:
    """Tell whether a text names years that come well after one, as a plan for many years does.

    Example:
        >>> looks_ahead_of("Losses will be halved by 2040.", 2019), looks_ahead_of("It runs until May 2020.", 2019)
        (True, False)
    """
    return any(year + 1 < int(match[1]) <= year + _HORIZON for match in free_year().finditer(text[:_SAMPLE]))


def _is_horizon(year: int, text: str, blocks: tuple[Block, ...]) -> bool:
    """Tell whether a year is only what a text looks ahead to: "Energy 2050", of a policy that was adopted in 2015."""
    ahead = known_patterns().ahead
    sample = text[:_SAMPLE]
    # Most years are no aim anywhere, and the others need not be looked at then.
    if not any(ahead.search(text, max(0, at.start() - 40), at.start()) for at in re.finditer(str(year), sample)):
        return False
    aims = {
        int(match[1])
        for match in free_year().finditer(sample)
        if int(match[1]) <= year and ahead.search(text, max(0, match.start() - 40), match.start())
    }
    if year not in aims:
        return False
    about = _year_of_issue(text, blocks) or _year_of_text(text, blocks) or min(aims)
    return about + _LEAD <= year


def _year_of_issue(text: str, blocks: tuple[Block, ...]) -> int | None:
    """Give the year that a short line under the title names, such as the month of a bulletin."""
    for block in blocks[1:3]:
        line = normalise(text[block.start : block.end])
        years = free_year().findall(line)
        if block.kind == "paragraph" and len(line) <= 50 and len(years) == 1 and line[-1] not in _STOPS:
            return int(years[0])
    return None


def _year_of_text(text: str, blocks: tuple[Block, ...]) -> int | None:
    """Give the latest of the years that a text is about; years of deadlines count for nothing."""
    known = known_patterns()
    weights: Counter[int] = Counter()
    for block in blocks:
        if block.kind == "table_row":
            continue
        piece = normalise(text[block.start : block.end][:_SAMPLE])
        if _ANY_YEAR.search(piece) is None:
            continue
        for pattern in known.plan:
            for match in pattern.finditer(piece[:_LINE_LENGTH]):
                weights[int(match["year"])] += _PLAN_WEIGHT
        for later, patterns in enumerate((known.told, known.year_before)):
            for pattern in patterns:
                for year in {int(match["year"]) + later for match in pattern.finditer(piece)}:
                    weights[year] += _TOLD_WEIGHT
        plain = _YEAR_RANGE.sub(lambda match: " " * len(match[0]), piece)
        for match in free_year().finditer(plain):
            weight = _weight_of_past(plain, match.start(), match.end())
            weights[int(match[1])] += 2 * weight if block.start + match.start() < _FRONT else weight
    weights = Counter({year: weight for year, weight in weights.items() if year <= LATEST + 1})
    most = max(weights.values(), default=0)
    if most < 2:  # one mention is an anecdote
        return None
    return max(year for year, weight in weights.items() if weight * 4 >= most)


def _weight_of_past(text: str, start: int, end: int) -> int:
    """Tell how strongly a year stands for what was: 0 in a promise or a comparison, 2 where results are summed up."""
    known = known_patterns()
    before = text[max(0, start - 40) : start]
    if int(text[start:end]) > LATEST:
        return 0
    if known.adopted.search(text[max(0, start - _LINE_LENGTH) : start]):
        return 2
    stop = _SENTENCE_END.search(text, end, end + 160)
    after = text[end : stop.start() if stop else end + 160]
    review = known.review.search(before) is not None
    if known.aside.match(text, end):
        return 0
    if known.future.search(after) or (known.ahead.search(before) and not review):
        return 0
    if not review and known.aimed.search(_SENTENCE_START.sub("", text[max(0, start - _LINE_LENGTH) : start])):
        return 0
    # "As of 2026, 3,680 installations of ... have been included": the verb may come late.
    told = after if review and known.closed.search(before) else after[:80]
    return (2 if review else 1) if known.past.search(told) else 0
