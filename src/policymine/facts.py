"""Facts of a whole document: title, day of publication, issuer, region, year of report, language, number.

They are taken where documents state them: the lines before and after the running text, the title, the file's name,
what the format's own properties say. A fact that is stated nowhere stays empty; a day that the text merely tells of
is no day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from policymine.detection import detect_language
from policymine.errors import UsageError
from policymine.fact_patterns import free_year, known_patterns, parse_date, to_iso
from policymine.lang import available
from policymine.news_day import find_news_day
from policymine.records import Block, Facts
from policymine.regions import locate
from policymine.report_year import find_report_year
from policymine.text import normalise

FRONT_LINES = 15
"""So many lines at the start can state facts of the document, if they are short."""
BACK_LINES = 8
LINE_LENGTH = 220
"""Longest line, in characters, that states a fact rather than tells a story."""
_LINE = re.compile(r"[^\r\n]+")
_NAME_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_SAMPLE = 200_000
_NUMBER_REACH = 4000
"""Characters at the start within which the lines stand that can give a document's number."""
GIVEN = ("title", "issuer", "region", "report_year", "published", "document_number", "language")
"""The facts that a user can give."""


def find_facts(
    text: str,
    blocks: tuple[Block, ...],
    *,
    name: str = "",
    title: str = "",
    title_hint: str = "",
    published: str = "",
    published_hint: str = "",
    title_source: str = "",
    language: str | None = None,
    margin: Sequence[str] = (),
    given: Mapping[str, str | int] | None = None,
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
        title_source: Where the title is from, if not from the text's first lines.
        language: The language, if the user named it.
        margin: Lines that stand around the text but are no part of it, such as those of a web page's head.
        given: Facts that the user knows, as :func:`check_given` returns them; they win, and others follow from them.

    Returns:
        The facts, each with where it is from; what is stated nowhere is empty.

    Example:
        >>> text = "Elm City Work Plan for 2024 - Green News Network\nSource: Elm City Government\n2024-02-03 09:00\n"
        >>> facts = find_facts(text, (), title=text.split("\n")[0])
        >>> facts.title, facts.published, facts.issuer, facts.region, facts.report_year, facts.language
        ('Elm City Work Plan for 2024', '2024-02-03', 'Elm City Government', 'Elm City', 2024, 'en')
    """
    given = given or {}
    lines = [line.strip() for line in _LINE.findall(normalise(text))]
    lines = [line for line in lines if line]
    front, back = _edges(lines)
    around = [line for line in (normalise(line).strip() for line in margin) if line]
    stated_title = title
    if not title and title_hint and _shown(title_hint, text):
        title, title_source = title_hint, "metadata"
    title = str(given.get("title") or clean_title(title))
    published, day_source = _first(
        (str(given.get("published", "")), "user"),
        (_iso(published), "metadata"),
        _published(front, back, lines[:FRONT_LINES]),
        (_published(around, [])[0], "page"),
    )
    if not published:
        told, by = find_report_year(title, name, "", text, blocks)
        seems = given.get("report_year") or told
        sure = not given.get("report_year") and by in ("title", "file name")
        published, day_source = find_news_day(text, int(seems) if seems else None, named=sure), "today"
        if published and (named := day_of_name(name))[5:] == published[5:]:
            published = named  # the name of the file says of which year the day is
    if not published and (named := day_of_name(name)):
        year = given.get("report_year") or find_report_year(title, "", "", text, blocks)[0]
        published, day_source = (named if year is None or 0 <= int(named[:4]) - int(year) <= 1 else ""), "file name"
    if not published and (hint := _iso(published_hint)):
        year = given.get("report_year") or find_report_year(title, name, "", text, blocks)[0]
        # The day that a file was made can be the day that it was copied or converted.
        fits = abs(int(hint[:4]) - int(year)) <= 1 if year is not None else _may_be_of(text, int(hint[:4]))
        published = hint if fits else ""
        day_source = "metadata"
    issuer, issuer_source = _first((str(given.get("issuer", "")), "user"), _issuer(front, back, title, around))
    national = known_patterns().national.search(issuer) is not None if issuer else False
    if "region" in given:
        region, region_source = str(given["region"]), "user"
    else:
        region, region_source = locate(title, issuer, normalise(text[:_SAMPLE]), national=national)
    year, year_source = find_report_year(title, name, published, text, blocks)
    number, number_source = _document_number(text, stated_title, margin)
    facts = Facts(
        title=title,
        published=published,
        issuer=issuer,
        region=region,
        report_year=int(given.get("report_year") or year or 0) or None,
        language=str(given.get("language") or language or detect_language(text)),
        document_number=str(given.get("document_number") or number),
    )
    sources = {
        "title": title_source or "front",
        "published": day_source,
        "issuer": issuer_source,
        "region": region_source,
        "report_year": year_source,
        "language": "user" if language else "text",
        "document_number": number_source,
        **dict.fromkeys(given, "user"),
    }
    return replace(facts, sources={name: source for name, source in sources.items() if getattr(facts, name)})


def _may_be_of(text: str, made: int) -> bool:
    """Tell whether a text whose file was made in a year may be of that year.

    It is if it names that year or the one before, later ones only, or none: a plan of 2015 "by 2020" that was put on
    a new web site in 2026 is not of 2026.
    """
    told = {int(year) for year in free_year().findall(text[:_SAMPLE])}
    return not told or not told.isdisjoint((made - 1, made)) or min(told) > made


def check_given(values: Mapping[str, str | int | None]) -> dict[str, str | int]:
    """Check facts that a user gives, and bring years and days into one form; empty values are left out.

    Args:
        values: Any of :data:`GIVEN` with its value; days may be written as documents write them.

    Returns:
        The facts, days as ISO dates.

    Raises:
        UsageError: If there is no such fact, or a value cannot be one.

    Example:
        >>> check_given({"published": "2024/2/3", "report_year": "2024", "issuer": ""})
        {'published': '2024-02-03', 'report_year': 2024}
        >>> check_given({"report_year": "soon"})
        Traceback (most recent call last):
        policymine.errors.UsageError: report_year is a year between 1900 and 2100, not 'soon'
    """
    checked: dict[str, str | int] = {}
    for name, value in values.items():
        if name not in GIVEN:
            raise UsageError(f"{name!r} is no fact of a document", hint="known are: " + ", ".join(GIVEN))
        text = "" if value is None else " ".join(str(value).split())
        if not text:
            continue
        if name == "report_year":
            if not (text.isascii() and text.isdigit() and 1900 <= int(text) <= 2100):
                raise UsageError(f"report_year is a year between 1900 and 2100, not {text!r}")
            checked[name] = int(text)
        elif name == "published":
            match = known_patterns().date.fullmatch(normalise(text))
            if not match or not (day := to_iso(match[0])):
                raise UsageError(f"published is a day such as 2024-02-03, not {text!r}")
            checked[name] = day
        elif name == "language" and text not in available():
            raise UsageError(f"the language {text!r} is not known", hint="known are: " + ", ".join(available()))
        else:
            checked[name] = text
    return checked


def _first(*found: tuple[str, str]) -> tuple[str, str]:
    """Give the first fact that is not empty, with its source."""
    return next((each for each in found if each[0]), ("", ""))


def _edges(lines: list[str]) -> tuple[list[str], list[str]]:
    front = [line for line in lines[:FRONT_LINES] if len(line) <= LINE_LENGTH]
    back = lines[max(FRONT_LINES, len(lines) - BACK_LINES) :] if len(lines) > FRONT_LINES else []
    # A document that is one long line may still end with its signature.
    tail = lines[-1][-LINE_LENGTH:] if lines and len(lines[-1]) > LINE_LENGTH else ""
    back = [line for line in back if len(line) <= LINE_LENGTH] + ([tail] if tail else [])
    return front, back


def day_of_name(name: str) -> str:
    """Give the day in the name of a file, as pages and broadcasts are kept under the day on which they appeared.

    Args:
        name: The file's name, or its path.

    Returns:
        The ISO date; nothing where the name holds no such day, or several.

    Example:
        >>> day_of_name("news/t20190419_700397.html"), day_of_name("20191340.txt"), day_of_name("plan-2019.txt")
        ('2019-04-19', '', '')
    """
    days = {iso for match in _NAME_DAY.finditer(name.rsplit("/", 1)[-1]) if (iso := to_iso("-".join(match.groups())))}
    return days.pop() if len(days) == 1 else ""


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


def _published(front: list[str], back: list[str], opening: Sequence[str] = ()) -> tuple[str, str]:
    """Find the day of publication in the lines around the running text, and where the first paragraphs begin."""
    known = known_patterns()
    for line in front:
        for pattern in known.published_lines:
            if (match := pattern.fullmatch(line)) and (day := to_iso(match["date"])):
                return day, "front"
    for line in opening or front:
        found = [pattern.match(line[:LINE_LENGTH]) for pattern in known.datelines]
        found += [pattern.search(line) for pattern in known.published_inside] if len(line) <= LINE_LENGTH else []
        for match in found:
            if match and (day := to_iso(match["date"])):
                return day, "front"
    for line in reversed(back):
        for pattern in known.published_lines:
            if (match := pattern.fullmatch(line)) and (day := to_iso(match["date"])):
                return day, "end"
        # A signature: the day ends the line, and a body or the end of a sentence stands before it.
        days = list(known.date.finditer(line))
        if days and not line[days[-1].end() :].strip(" .)") and (day := to_iso(days[-1][0])):
            before = line[: days[-1].start()].rstrip(" ,(")
            if not before or before.endswith((".", "。")) or _signature(before):
                return day, "end"
    return "", ""


def _signature(before: str) -> str:
    """Give the body whose name ends a text, or nothing."""
    body = ""
    for match in known_patterns().bodies.finditer(before):
        if match.end() >= len(before) - 2:
            body = match[0]
    return body.strip(" ,")


def _issuer(front: list[str], back: list[str], title: str, around: list[str]) -> tuple[str, str]:
    """Find the issuing body: its signature, a line that names it, or the title; and where it is from."""
    known = known_patterns()
    for above, line in zip(["", *back][-2::-1], reversed(back), strict=False):
        days = list(known.date.finditer(line))
        if days and not line[days[-1].end() :].strip(" .)"):
            before = line[: days[-1].start()].rstrip(" ,(")
            body = _signature(before) if before else above if known.bodies.fullmatch(above) else ""
            if body:
                return _trim_body(body), "end"
    match = known.bodies.search(normalise(title))
    titled = _trim_body(match[0]) if match and not title.startswith("To ") else ""
    titled = titled if " " in titled or not titled.isascii() else ""  # "The Bureau held a meeting"
    for lines, place in (([*front, *back], ""), (around, "page")):
        for pattern in known.issuer_lines:
            for line in lines:
                if (match := pattern.fullmatch(line)) and any(c.isalpha() for c in match["name"]):
                    named = _trim_body(match["name"])
                    # The source of a page may be no more than a site; a body that the title names has spoken.
                    if titled and not known.bodies.fullmatch(named):
                        return titled, "title"
                    return named, place or ("front" if line in front else "end")
    for line in front:
        if known.bodies.fullmatch(line):
            return _trim_body(line), "front"
    beside = next((_trim_body(line) for line in around if known.bodies.fullmatch(line)), "")
    return _first((titled, "title"), (beside, "page"))


def _document_number(text: str, title: str, margin: Sequence[str]) -> tuple[str, str]:
    """Find the number that a document was issued under: on a line of its own, behind a label, or with the title.

    Numbers inside sentences are those of other documents.
    """
    known = known_patterns()
    front = [line.strip() for line in _LINE.findall(text[:_NUMBER_REACH]) if line.strip()][:FRONT_LINES]
    front = [line for line in front if len(line) <= LINE_LENGTH]
    places: list[tuple[tuple[re.Pattern[str], ...], Sequence[str], bool, str]] = [
        (known.number_labels, front, False, "front"),
        (known.number_labels, margin, False, "page"),
        (known.number_lines, front, True, "front"),
        (known.number_titles, [title], False, "title"),
        (known.number_titles, front[:3], False, "front"),
        (known.number_lines, [line.strip() for line in margin], True, "page"),
    ]
    for patterns, lines, whole, source in places:
        for line in lines:
            plain = normalise(line)
            for pattern in patterns:
                if match := pattern.fullmatch(plain) if whole else pattern.search(plain):
                    return line[match.start("number") : match.end("number")].strip(), source
    return "", ""


def _trim_body(body: str) -> str:
    for pattern in known_patterns().issuer_cut:
        body = pattern.sub("", body)
    body = body.strip(" ,.;:|-")
    for article in ("the ", "The "):
        body = body.removeprefix(article)
    return body
