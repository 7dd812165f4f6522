"""Facts of a whole document: title, day of publication, issuer, region, year of report, language, number.

They are taken where documents state them: the lines before and after the running text, the title, the file's name,
what the format's own properties say. A fact that is stated nowhere stays empty; a day that the text merely tells of
is no day of publication.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from policymine.detection import detect_language
from policymine.fact_patterns import free_year, known_patterns, parse_date, to_iso
from policymine.records import Block, Facts
from policymine.regions import find_region
from policymine.text import normalise

FRONT_LINES = 15
"""So many lines at the start can state facts of the document, if they are short."""
BACK_LINES = 8
LINE_LENGTH = 220
"""Longest line, in characters, that states a fact rather than tells a story."""
_LINE = re.compile(r"[^\r\n]+")
_YEAR_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*-+\s*(?:(?:19|20)\d\d|\d\d)(?!\d)")
_NAME_YEAR = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)(?![0-9A-Za-z])")
_SENTENCE_END = re.compile(r"[.!?;](?=\s|$)|[\u3002\uff01\uff1f\uff1b]")
_SAMPLE = 200_000
_NUMBER_REACH = 4000
"""Characters at the start within which the lines stand that can give a document's number."""
_PLAN_WEIGHT = 5
_FRONT = 600
"""Characters at the start of a text in which a year counts double."""


def find_facts(
    text: str,
    blocks: tuple[Block, ...],
    *,
    name: str = "",
    title: str = "",
    title_hint: str = "",
    published: str = "",
    published_hint: str = "",
    language: str | None = None,
    margin: Sequence[str] = (),
) -> Facts:
    r"""Find what is known of a document as a whole.

    Args:
        text: The document's text, debris included: its lines name source and day.
        blocks: The document's blocks.
        name: The file's name; a year in it counts.
        title: The title as the reader found it.
        title_hint: A title out of the file's properties, believed only if the text shows it.
        published: The day of publication as the format states it, as an ISO date.
        published_hint: A day to fall back on, as an ISO date.
        language: The language, if the user named it.
        margin: Lines that stand around the text but are no part of it, such as those of a web page's head.

    Returns:
        The facts; what is stated nowhere is empty.

    Example:
        >>> text = "Elm City Work Plan for 2024 - Green News Network\nSource: Elm City Government\n2024-02-03 09:00\n"
        >>> facts = find_facts(text, (), title=text.split("\n")[0])
        >>> facts.title, facts.published, facts.issuer, facts.region, facts.report_year, facts.language
        ('Elm City Work Plan for 2024', '2024-02-03', 'Elm City Government', 'Elm City', 2024, 'en')
    """
    lines = [line.strip() for line in _LINE.findall(normalise(text))]
    lines = [line for line in lines if line]
    front, back = _edges(lines)
    stated_title = title
    if not title and title_hint and _shown(title_hint, text):
        title = title_hint
    title = clean_title(title)
    around = [line for line in (normalise(line).strip() for line in margin) if line]
    published = _iso(published) or _published(front, back) or _published(around, [])
    if not published and (hint := _iso(published_hint)):
        year = _report_year(title, name, "", text, blocks)
        # The day that a file was made can be the day that it was copied or converted.
        published = hint if year is None or abs(int(hint[:4]) - year) <= 1 else ""
    issuer = _issuer(front, back, title, around)
    national = known_patterns().national.search(issuer) is not None if issuer else False
    return Facts(
        title=title,
        published=published,
        issuer=issuer,
        region=find_region(title, issuer, normalise(text[:_SAMPLE]), national=national),
        report_year=_report_year(title, name, published, text, blocks),
        language=language or detect_language(text),
        document_number=_document_number(text, stated_title, margin),
    )


def _edges(lines: list[str]) -> tuple[list[str], list[str]]:
    front = [line for line in lines[:FRONT_LINES] if len(line) <= LINE_LENGTH]
    back = lines[max(FRONT_LINES, len(lines) - BACK_LINES) :] if len(lines) > FRONT_LINES else []
    # A document that is one long line may still end with its signature.
    tail = lines[-1][-LINE_LENGTH:] if lines and len(lines[-1]) > LINE_LENGTH else ""
    back = [line for line in back if len(line) <= LINE_LENGTH] + ([tail] if tail else [])
    return front, back


def _shown(title: str, text: str) -> bool:
    """Tell whether a text shows a title near its start, spaces aside."""
    wanted = "".join(normalise(title).split()).casefold()
    return len(wanted) >= 4 and wanted in "".join(normalise(text[:3000]).split()).casefold()


def clean_title(title: str) -> str:
    """Cut a site's name and the like off the title, as often as there is one.

    Example:
        >>> clean_title("Work Plan for 2024 - Green News Network")
        'Work Plan for 2024'
    """
    words = title.split()
    # A title that is set wide has a space behind every character.
    spaced = len(words) > 3 and all(len(word) == 1 and not word.isascii() for word in words)
    title = ("" if spaced else " ").join(words)
    plain = normalise(title)
    changed = True
    while changed:
        changed = False
        for pattern in known_patterns().title_cut:
            match = pattern.search(plain)
            if match and match.start() >= 8:
                title, plain, changed = title[: match.start()], plain[: match.start()], True
    return title.strip()


def _iso(text: str) -> str:
    return parse_date(text) if text else ""


def _published(front: list[str], back: list[str]) -> str:
    """Find the day of publication in the lines around the running text."""
    known = known_patterns()
    for line in front:
        for pattern in known.published_lines:
            if (match := pattern.fullmatch(line)) and (day := to_iso(match["date"])):
                return day
    for line in front:
        found = [pattern.match(line) for pattern in known.datelines]
        found += [pattern.search(line) for pattern in known.published_inside]
        for match in found:
            if match and (day := to_iso(match["date"])):
                return day
    for line in reversed(back):
        for pattern in known.published_lines:
            if (match := pattern.fullmatch(line)) and (day := to_iso(match["date"])):
                return day
        # A signature: the day ends the line, and a body or the end of a sentence stands before it.
        days = list(known.date.finditer(line))
        if days and not line[days[-1].end() :].strip(" .)") and (day := to_iso(days[-1][0])):
            before = line[: days[-1].start()].rstrip(" ,(")
            if not before or before.endswith((".", "。")) or _signature(before):
                return day
    return ""


def _signature(before: str) -> str:
    """Give the body whose name ends a text, or nothing."""
    body = ""
    for match in known_patterns().bodies.finditer(before):
        if match.end() >= len(before) - 2:
            body = match[0]
    return body.strip(" ,")


def _issuer(front: list[str], back: list[str], title: str, around: list[str]) -> str:
    """Find the issuing body: its signature, a line that names it, or the title."""
    known = known_patterns()
    for above, line in zip(["", *back][-2::-1], reversed(back), strict=False):
        days = list(known.date.finditer(line))
        if days and not line[days[-1].end() :].strip(" .)"):
            before = line[: days[-1].start()].rstrip(" ,(")
            body = _signature(before) if before else above if known.bodies.fullmatch(above) else ""
            if body:
                return _trim_body(body)
    match = known.bodies.search(normalise(title))
    titled = _trim_body(match[0]) if match and not title.startswith("To ") else ""
    titled = titled if " " in titled or not titled.isascii() else ""  # "The Bureau held a meeting"
    for lines in ([*front, *back], around):
        for pattern in known.issuer_lines:
            for line in lines:
                if (match := pattern.fullmatch(line)) and any(c.isalpha() for c in match["name"]):
                    named = _trim_body(match["name"])
                    # The source of a page may be no more than a site; a body that the title names has spoken.
                    return titled if titled and not known.bodies.fullmatch(named) else named
    for line in front:
        if known.bodies.fullmatch(line):
            return _trim_body(line)
    return titled or next((_trim_body(line) for line in around if known.bodies.fullmatch(line)), "")


def _document_number(text: str, title: str, margin: Sequence[str]) -> str:
    """Find the number that a document was issued under: on a line of its own, behind a label, or with the title.

    Numbers inside sentences are those of other documents.
    """
    known = known_patterns()
    front = [line.strip() for line in _LINE.findall(text[:_NUMBER_REACH]) if line.strip()][:FRONT_LINES]
    front = [line for line in front if len(line) <= LINE_LENGTH]
    places: list[tuple[tuple[re.Pattern[str], ...], Sequence[str], bool]] = [
        (known.number_labels, [*front, *margin], False),
        (known.number_lines, front, True),
        (known.number_titles, [title, *front[:3]], False),
        (known.number_lines, [line.strip() for line in margin], True),
    ]
    for patterns, lines, whole in places:
        for line in lines:
            plain = normalise(line)
            for pattern in patterns:
                if match := pattern.fullmatch(plain) if whole else pattern.search(plain):
                    return line[match.start("number") : match.end("number")].strip()
    return ""


def _trim_body(body: str) -> str:
    for pattern in known_patterns().issuer_cut:
        body = pattern.sub("", body)
    body = body.strip(" ,.;:|-")
    for article in ("the ", "The "):
        body = body.removeprefix(article)
    return body


def _report_year(title: str, name: str, published: str, text: str, blocks: tuple[Block, ...]) -> int | None:
    """Find the year that a document is of: title, file name, day of publication, and then what the text is about."""
    limit = int(published[:4]) + 1 if published else 2100
    plain = normalise(title)
    years = [int(year) for year in free_year().findall(_YEAR_RANGE.sub(r" \1 ", plain))]
    if years := [year for year in years if year <= limit]:
        # A plan for a span of years is of its first one; "work in 2023 and plan for 2024" is of 2024.
        return min(years) if _YEAR_RANGE.search(plain) else max(years)
    if found := _NAME_YEAR.search(name.rsplit("/", 1)[-1].replace("_", "-")):
        return int(found[1])
    if published:
        return int(published[:4])
    return _year_of_issue(text, blocks) or _year_of_text(text, blocks)


def _year_of_issue(text: str, blocks: tuple[Block, ...]) -> int | None:
    """Give the year that a short line under the title names, such as the month of a bulletin."""
    for block in blocks[1:3]:
        line = normalise(text[block.start : block.end])
        years = free_year().findall(line)
        if block.kind == "paragraph" and len(line) <= 50 and len(years) == 1 and line[-1] not in ".;:!?":
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
        for pattern in known.plan:
            for match in pattern.finditer(piece[:LINE_LENGTH]):
                weights[int(match["year"])] += _PLAN_WEIGHT
        plain = _YEAR_RANGE.sub(lambda match: " " * len(match[0]), piece)
        for match in free_year().finditer(plain):
            weight = _weight_of_past(plain, match.start(), match.end())
            weights[int(match[1])] += 2 * weight if block.start + match.start() < _FRONT else weight
    most = max(weights.values(), default=0)
    if most < 2:  # one mention is an anecdote
        return None
    return max(year for year, weight in weights.items() if weight * 4 >= most)


def _weight_of_past(text: str, start: int, end: int) -> int:
    """Tell how strongly a year stands for what was: 0 in a promise or a comparison, 2 where results are summed up."""
    known = known_patterns()
    before = text[max(0, start - 40) : start]
    stop = _SENTENCE_END.search(text, end, end + 160)
    after = text[end : stop.start() if stop else end + 160]
    review = known.review.search(before) is not None
    if known.future.search(after) or (known.ahead.search(before) and not review):
        return 0
    return (2 if review else 1) if known.past.search(after[:80]) else 0
