"""Lists that share a predicate: "X and Y by 5% and 8% respectively", "X and Y will both fall by 2%"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from policymine.constructions import Found, Span
from policymine.drafts import Draft
from policymine.lexicon import WORD
from policymine.marks import QUANTITY, REMARK, Marked
from policymine.phrases import Phrases

_GOES_ON = re.compile(rf"2{QUANTITY}(?:[,c]{{1,2}}{QUANTITY})+s")
"""A list of changes goes on with one of levels: "rose 4% and 6% to 45 and 19 respectively"."""
_JOINTS = re.compile("[,c]+")
"""What joins the members of a list; a comma before "and" joins the same two."""
_NEXT = re.compile("[,c]+(?=t)")
"""What joins two members of a list that begin with an article."""
_DATES = re.compile("Z[,c]+[it]*Z")
"""Two dates for two values."""
_MEMBERS = re.compile("(?<![n>o'-])t?[n>o'-]{1,8}~?(?:,t?[n>'-]{1,5}~?)*(?:,?ct?[n>'-]{1,5}~?)?$")
"""A list at the end of a part of a sentence."""
_LEADING = frozenset("iohf2y")
"""What stands before a part that is no member of the list behind it."""
_LAST = re.compile(f"c{QUANTITY},")
"""The last value of a list, before a comma."""
_SHARE = re.compile("sa*e[^,;.:(Z" + QUANTITY + "]{1,12}o$")
"""What values are shares of, in a language that says it before them."""
_DONE_EACH = frozenset("nbV")
_VERB = 2
"""Characters of a verb that no list has."""
_OF_SUCH = re.compile("(?P<of>[n>'-]{1,5})o[atn>'-]{1,5}j$")
"""Of what the members of a list are named as examples: "emissions of pollutants such as"."""
_LISTING = "\u3001"
"""The comma of lists, where there is one."""
_TWO = 2
_PER = "i"
"""The letter of prepositions; the same in every language."""
SHARING = "e"
"""The letter of verbs that say of what something is a share; the same in every language."""
EACH = "s"
"""The letter of "respectively", "each" and "both"; the same in every language."""
_JOINING = frozenset(",c" + QUANTITY)
_BEFORE_ANOTHER = _JOINING | {EACH}
"""Letters next to a value that is not the only one of its list, behind it and before it."""


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a value in a list of values that belong to a list of indicators.

    Attributes:
        first: The mark of the list's first value.
        size: How many values the list has.
        place: Which of them this is, from 0.
    """

    first: int
    size: int
    place: int


_MIXED = re.compile(f"{EACH}[aZz]*[UD]a*{QUANTITY}(?:,?c|,)[UD]a*{QUANTITY}(?:(?:,?c|,)[UD]a*{QUANTITY})*(?![UD])")
"""Changes of each of a list, each with its own verb: 甲、乙产量分别增长3%、下降5%."""


def respective(marked: Marked, position: int, wanted: Sequence[int], *, said: bool = True) -> Place | None:
    """Find the list of values joined by "respectively" that a value is in.

    Args:
        marked: The sentence.
        position: The mark of the value.
        wanted: The marks of all values of the sentence.
        said: Whether the list must have that word.

    Returns:
        The value's place, or None if it is in no such list.
    """
    code = marked.code
    for mixed in _MIXED.finditer(code) if EACH in code else ():
        if mixed.start() < position < mixed.end():
            group = [at for at in wanted if mixed.start() < at < mixed.end()]
            return Place(group[0], len(group), group.index(position)) if position in group else None
    if code[position - 1 : position] not in _BEFORE_ANOTHER and code[position + 1 : position + 2] not in _JOINING:
        return None
    group = [position]
    wanted_set = set(wanted)
    index = position - 1
    while index >= 0 and code[index] in ",c" + QUANTITY + "s":
        if code[index] == QUANTITY and index in wanted_set:
            group.insert(0, index)
        index -= 1
    while index > 0 and code[index] == "a":
        index -= 1  # 分别比上年增长了
    if code[index : index + 1] == "o" and (shared := _SHARE.search(code, 0, index + 1)) is not None:
        index = shared.start() + 1  # 分别占全省的30%和20%
    before = code[max(0, index - 2) : group[0]]
    index = position + 1
    while index < len(code) and code[index] in ",c" + QUANTITY:
        if code[index] == QUANTITY and index in wanted_set:
            group.append(index)
        index += 1
    after = code[group[-1] + 1 : group[-1] + 6]
    ends = [at for at, following in itertools.pairwise(group) if _LAST.fullmatch(code, at - 1, following)]
    if ends and len(group) > 2 and len(group) % 2 == 0 and ends == [group[len(group) // 2 - 1]]:
        # "reached 97% and 86%, 1.0 and 2.4 points higher": a second list begins behind the "and" of the first.
        half = len(group) // 2
        group = group[:half] if position <= ends[0] else group[half:]
    if len(group) < 2:
        return None
    if said and EACH not in before and EACH not in after.split(QUANTITY)[0] and not _GOES_ON.match(code, group[-1] + 1):
        return None
    return Place(group[0], len(group), group.index(position))


def paired(marked: Marked, position: int, drafts: Sequence[Draft], phrases: Phrases) -> Place | None:
    """Find the list of values that a value is in, and that as many names stand before.

    Args:
        marked: The sentence.
        position: The mark of the value.
        drafts: All values of the sentence.
        phrases: Knows whether the language divides words.

    Returns:
        The value's place in a list said with "respectively", or in "the pay of nurses and drivers was 30 and 40 yuan".
    """
    wanted = [draft.position for draft in drafts]
    place = respective(marked, position, wanted)
    if place is not None:
        return place
    if not phrases.spaced:
        return _next_to_each_other(marked, position, drafts, phrases)
    place = respective(marked, position, wanted, said=False)
    first = next((draft for draft in drafts if place is not None and draft.position == place.first), None)
    if place is None or first is None or first.found is None or _DATES.search(marked.code):
        return None  # "was 3 and 4 tons in 2017 and 2018": the values of one thing
    span = first.found.parts.get("ind")
    if span is None or span[1] > first.position or first.found.construction.use:
        return None
    members = wanted[(at := wanted.index(place.first)) : at + place.size]
    if place.size == _TWO and marked.code[members[0] + 1 : members[1]] != "c":
        return None  # "the use of straw and dung is 82%, and 54 mu of land will be drained"
    if any(d.found is not None and "unit" in d.found.parts for d in drafts if d.position in members):
        return None  # "the number grew to 40, and 30 wells were dug"
    if len({(d.quantity.sort, d.quantity.unit) for d in drafts if d.position in members}) > 1:
        return None  # "the use of lime and marl was 8%, and 40 ha of pasture were added"
    ends = place.first + marked.code[place.first :].find("c")
    if not place.first < ends < members[-1] or "c" not in marked.code[slice(*_unled(marked, span))]:
        return None  # "sales rose 4%, 1 point more than rents"
    code = marked.code[slice(*_unled(marked, widened(marked, span, place.size, phrases)))]
    sizes = {1 + len(_JOINTS.findall(code)), 1 + len(_NEXT.findall(code))}
    return place if place.size in sizes else None


def joined(code: str, drafts: Sequence[Draft], at: int) -> Span:
    """The values that nothing but "and" parts from one of them: the places of the first, and behind the last.

    Args:
        code: The code of the sentence.
        drafts: All values of the sentence.
        at: The place of the one among them.
    """
    first, last = at, at + 1
    while first and code[drafts[first - 1].position + 1 : drafts[first].position] == "c":
        first -= 1
    while last < len(drafts) and code[drafts[last - 1].position + 1 : drafts[last].position] == "c":
        last += 1
    return first, last


def _next_to_each_other(marked: Marked, position: int, drafts: Sequence[Draft], phrases: Phrases) -> Place | None:
    """The place of a value in a list of nothing but values, said of as many names: 城镇、农村收入达5万元、2万元."""
    if "c" not in (marked.code[position - 1 : position], marked.code[position + 1 : position + 2]):
        return None
    at = next(i for i, draft in enumerate(drafts) if draft.position == position)
    first, last = joined(marked.code, drafts, at)
    run, opening = drafts[first:last], drafts[first].found
    if (
        len(run) < _TWO
        or opening is None
        or "ind" not in opening.parts
        or opening.construction.use not in ("", "start")
    ):
        return None
    if len({(draft.quantity.sort, draft.quantity.unit, draft.quantity.classifier) for draft in run}) > 1:
        return None
    span = opening.parts["ind"]
    if span[1] > run[0].position:
        return None
    names = 1 + sum(map(marked.code[slice(*span)].count, ",c"))
    told = phrases.told_apart(phrases.phrase(marked, span), len(run)) if names == 1 else None
    return Place(run[0].position, len(run), at - first) if names == len(run) or told is not None else None


_PLACING = frozenset({"in", "at", "among", "within", "across"})
"""Words behind which stands where, or among whom, something is."""


def split(marked: Marked, span: Span, size: int, phrases: Phrases) -> list[str] | None:
    """Split a list of indicators into as many names as there are values.

    What the names share at the head ("installed capacity of hydro, wind and solar power") or at the tail ("energy
    consumption and emissions per unit of GDP") is given to each.

    Args:
        marked: The sentence.
        span: The marks of the list.
        size: How many values there are.
        phrases: Builds the names.

    Returns:
        The names, or None if the list has not that many parts.
    """
    if size == 1:
        return [phrases.phrase(marked, span)]
    first, last = _unled(marked, widened(marked, span, size, phrases))
    done = ""
    if not phrases.spaced and (each := marked.code.find(EACH, first, last)) > first:
        done = _done_each(marked, each + 1, last, phrases)
        last = each  # 城镇、农村分别完成3座和4座
    if (
        not phrases.spaced
        and last - first > 1
        and marked.code[last - 1] == "V"
        and phrases.is_light(marked.word(last - 1))
    ):
        last -= 1  # 城镇、农村居民收入完成3万元、2万元
    if first == 1 and marked.marks[0].form in ("past", "participle"):
        first = 0  # "Installed capacity of hydro, wind and solar power"
    cuts = [i for i in range(first, last) if marked.code[i] in ",c"]
    articles = [i for i in cuts if marked.code[i + 1] == "t"]
    if phrases.spaced and len(cuts) > len(articles) == size - 1:
        cuts = articles  # "the import and export of tea and the price of rice"
    listed = [i for i in cuts if marked.word(i) == _LISTING]
    if not phrases.spaced and len(cuts) > len(listed) == size - 1:
        cuts = listed  # 电子及通信设备、航空器及配件产值分别增长
    pieces: list[Span] = []
    begin = first
    for cut in cuts:
        if begin < cut:
            pieces.append((begin, cut))
        begin = cut + 1
    pieces.append((begin, last))
    pieces = [piece for piece in pieces if piece[0] < piece[1]]
    if len(pieces) < size:
        return phrases.told_apart(phrases.phrase(marked, (first, last) if not phrases.spaced else span), size)
    if len(pieces) > size:
        head = pieces[: len(pieces) - size + 1]
        pieces = [(head[0][0], head[-1][1]), *pieces[len(head) :]]
    names = [phrases.phrase(marked, piece) for piece in pieces]
    if (lead := phrases.pointing_of(marked, pieces[0])) and not any("o" in marked.code[a:b] for a, b in pieces[1:]):
        own = phrases.phrase(marked, (pieces[0][0] + 1, pieces[0][1]))
        return [f"{lead} {name}" for name in (own, *names[1:])]  # "those of locks and piers were 3 and 4"
    if (such := _OF_SUCH.search(marked.code, 0, first)) is not None:
        measure = phrases.phrase(marked, such.span("of"))  # "emissions of pollutants such as soot and ash"
        return [phrases.generic(measure, name) for name in names]
    names = phrases.headed(
        _shared(marked, pieces, names, phrases) if phrases.spaced else _framed(marked, pieces, names)
    )
    return [name if name.endswith(done) else name + done for name in names] if done else names


def _done_each(marked: Marked, first: int, last: int, phrases: Phrases) -> str:
    """What is done to each of a list, right behind the word for it: 对东盟、欧盟分别出口; nothing for a light verb."""
    if not first < last or set(marked.code[first:last]) - _DONE_EACH:
        return ""
    done = marked.words(first, last)
    is_verb = len(done) <= _VERB or set(marked.code[first:last]) != {WORD}  # but 高于经济 of 高于经济增速
    is_verb = is_verb or phrases.is_bare_measure(done)  # 对东盟、欧盟分别进出口
    return done if is_verb and not phrases.is_light(done) else ""


def _framed(marked: Marked, pieces: Sequence[Span], names: list[str]) -> list[str]:
    """Give each of a list what stands around it, where nothing divides words: 用于教育、卫生的支出."""
    head = tail = ""
    first, last = pieces[0], pieces[-1]
    codes = [marked.code[a:b] for a, b in pieces]
    if not any("o" in code for code in codes[:-1]) and 0 < (at := codes[-1].find("o")) < len(codes[-1]) - 1:
        share = codes[-1].find(SHARING, 0, at)
        tail = marked.words(last[0] + (share if share > 0 else at), last[1])  # 收入和业务量占全国的比重
    if 0 < (at := codes[0].rfind("i")) < len(codes[0]) - 1 and not any("i" in code for code in codes[1:]):
        head = marked.words(first[0], first[0] + at + 1)
    if not tail:
        return names
    return [names[0] + tail, *(head + name + tail for name in names[1:-1]), head + names[-1]]


def _unled(marked: Marked, span: Span) -> Span:
    """A list without the "and" that ties it to the clause before."""
    first, last = span
    while first < last and marked.code[first] in ",c":
        first += 1
    return first, last


def widened(marked: Marked, span: Span, size: int, phrases: Phrases) -> Span:
    """Take in the parts of the list that commas cut off from the last one."""
    first, last = span
    if not phrases.comma_lists:
        return span
    others = marked.code.rfind("ct", first, last)
    if others > 0 and marked.word(others + 1) in phrases.others:
        wider = _wider(marked, span, size + 1)
        if len(_JOINTS.findall(marked.code, *wider)) == size:
            return wider[0], others  # "pork, eggs, milk and other foods rose 3%, 4% and 5%"
    return _wider(marked, span, size)


def _wider(marked: Marked, span: Span, size: int) -> Span:
    """A list with the parts before it that make it so many."""
    first, last = span
    while len(_JOINTS.findall(marked.code, first, last)) < size - 1:
        index = first - 1
        if index < 1 or marked.code[index] != ",":
            break
        index -= 1
        while index >= 0 and marked.code[index] in "n>t<oaihgf'/-\"-~":
            index -= 1
        if index + 1 == first - 1:
            break
        first = index + 1
    return first, last


def _shared(marked: Marked, pieces: Sequence[Span], names: list[str], phrases: Phrases) -> list[str]:
    codes = [marked.code[a:b].replace(REMARK, "") for a, b in pieces]
    at = codes[0].find(_PER)
    if at > 0 and all(code.startswith(_PER) for code in codes[1:]):
        # "water use per acre and per head"
        head = phrases.phrase(marked, (pieces[0][0], pieces[0][0] + at))
        return [names[0], *(f"{head} {marked.words(*piece)}" for piece in pieces[1:])]
    head_at = codes[0].rfind("o")
    tied = next((at for at, letter in enumerate(codes[0]) if letter in "i2fh"), -1)
    if head_at < 0 < tied and (codes[0][tied] != "i" or marked.word(pieces[0][0] + tied) in phrases.ties):
        members = (codes[0][tied + 1 :], *codes[1:])
        if all(0 < len(member.strip("ta")) < 3 for member in members):
            head_at = tied  # "fares for boats and buses", "exports to Spain and Malta"
    placed = codes[0].rfind("i")
    brief = all(0 < len(member.strip("ta")) < 4 for member in (codes[0][placed + 1 :], *codes[1:]))
    if 0 < head_at < placed and brief and marked.word(pieces[0][0] + placed) in _PLACING:
        head_at = placed  # "the number of beds in hospitals and clinics"
    another = len(codes) == 2 and codes[0].find("o") > 0 and codes[1].startswith("t") and len(codes[1].strip("ta")) > 1
    if another and not (head_at == placed and marked.text[marked.marks[pieces[1][0] + 1].start].isupper()):
        return names  # "the number of towns and the freight volume"
    if head_at > 0 and all("o" not in c and "i" not in c for c in codes[1:-1]) and len(codes[1].strip("ta")) <= 3:
        a = pieces[0][0]
        if "o" not in codes[-1] or codes[-1].find("o") > 3:
            begin = a + 1 if codes[0].startswith("t") else a
            head = marked.words(begin, a + head_at + 1)
            before = codes[-2]
            if len(codes) == 2 and marked.word(pieces[0][1] - 1) in phrases.attributes:
                before = codes[0][head_at + 1 :]  # "incomes of urban and rural residents"
            tail_noun = _tail_noun(marked, pieces, before, codes[-1])
            return [
                phrases.phrase(marked, pieces[0])
                + (" " + tail_noun if tail_noun and (before != codes[-2] or _open_ended(names[0])) else ""),
                *(
                    f"{head} {name}"
                    + (f" {tail_noun}" if tail_noun and _open_ended(name) and not name.endswith(tail_noun) else "")
                    for name in names[1:]
                ),
            ]
    tail_at = min((codes[-1].find(letter) for letter in "oi" if codes[-1].find(letter) > 0), default=-1)
    if tail_at > 0 and not any(letter in c for c in codes[:-1] for letter in "oi"):
        a, b = pieces[-1]
        tail = marked.words(a + tail_at, b)
        return [f"{name} {tail}" for name in names[:-1]] + [names[-1]]
    first_tail = min((codes[0].find(letter) for letter in "oi" if codes[0].find(letter) > 0), default=-1)
    if first_tail > 0 and not any(letter in c for c in codes[1:] for letter in "oi"):
        a, b = pieces[0]
        tail = marked.words(a + first_tail, b)
        return [names[0], *(f"{name} {tail}" for name in names[1:])]
    return names


def _open_ended(name: str) -> bool:
    return name.endswith("-") or len(name.split()[-1]) < 6


def _tail_noun(marked: Marked, pieces: Sequence[Span], before: str, last: str) -> str:
    """As in "hydro, wind and solar power": the last part's noun belongs to the others too."""
    last = last.strip("ta")
    if len(last) >= 2 and set(last) <= set("n-") and len(before.strip("ta-")) <= 1:
        return marked.words(pieces[-1][1] - 1, pieces[-1][1])
    return ""


def each_of(marked: Marked, position: int, found: Found | None, phrases: Phrases) -> Span | None:
    """Find the list of indicators of which one value is said with "each" or "both".

    Args:
        marked: The sentence.
        position: The mark of the value.
        found: The construction that the value stands in.
        phrases: Knows the words for two.

    Returns:
        The marks of the list, or None.
    """
    if found is None or "ind" not in found.parts or found.construction.change not in ("verb", "level"):
        return None
    first, last = found.parts["ind"]
    if first > position:  # "14 tons each for coal, ore and grain"
        behind = EACH in marked.code[position:first] and "c" in marked.code[first:last]
        return (first, last) if behind else None
    if last > position:
        return None
    between = marked.code[last:position]
    if marked.code.startswith(EACH, position + 1) and marked.word(position + 1) in phrases.giving_each:
        return _list_up_to(marked.code, last)
    if phrases.pairing and marked.word(first) in phrases.pairing and "c" in marked.code[first:last]:
        return first + 1, last  # "both lead and zinc fell by 4%"
    if EACH not in between or not set(marked.code[first:last]) & set("c,"):
        return None
    if phrases.comma_lists and marked.code[first - 1 : first] == "," and (whole := _list_up_to(marked.code, last)):
        return whole  # "the output of steel, cement and glass all exceeded 3 t"
    return first, last


def _list_up_to(code: str, end: int) -> Span | None:
    """The list that ends at a mark, with all its members: "Ashby, Birch and Cole got 40 tons each"."""
    found = _MEMBERS.search(code, 0, end)
    if found is None:
        return None
    first = found.start()
    if code[first - 1 : first] in _LEADING if first else False:
        first = code.index(",", first) + 1  # "in the north, Ashby and Birch": no member
    return (first, end) if set(code[first:end]) & set("c,") else None


def parts(marked: Marked, span: Span, phrases: Phrases) -> list[str]:
    """The names in a list of indicators.

    Args:
        marked: The sentence.
        span: The marks of the list.
        phrases: Builds the names.

    Returns:
        One name for each part.
    """
    size = 1 + len(_JOINTS.findall(marked.code, *span))
    return split(marked, span, size, phrases) or [phrases.phrase(marked, span)]


def is_labelled(code: str, position: int, ind: Span | None) -> bool:
    """Tell whether a value has a label of its own in a row of them: "Cuts: oil: 8 % by 2030; coal: 9 %".

    Args:
        code: The letters of a sentence.
        position: The mark of the value.
        ind: The words that the rules have found for it.
    """
    if ind is None or code[ind[1] : position].strip("ta-") != ":" or code.startswith("o", position + 1):
        return False
    return code[ind[0]] == ")" or code[: ind[0]].rstrip("ta").endswith((":", ";", ",", ")", "."))
