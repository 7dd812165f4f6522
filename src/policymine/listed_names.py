"""The names of values in lists: "X and Y fell by 5% and 8% respectively", "A and B were 3 and 4, up 5% and 6%"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from policymine import lists
from policymine.context import Context
from policymine.drafts import Draft
from policymine.lang import Language
from policymine.marks import QUANTITY, Marked, begin_of
from policymine.phrases import Phrases

_LISTED = frozenset("nbopUDc~")
"""Letters of a list of names that is a clause of its own."""
_MOVED = re.compile("(?:^|[.;:])(?P<list>[n>'o-]+(?:,[n>'o-]+)*,?c[tn>'o-]+(?:c[tn>'o-]+)?)[aHBM]*[udUD][tan]*$")
"""A list of names up to a verb that tells how they moved."""
_DONE_EACH = re.compile(
    '(?:(?:^|[.;:,Z])[ap]*(?P<list>[nbo~"]+(?:c[nbo~"]+)+)[aHM]*sa*(?P<done>[VDUb]a*[nb~"]{1,12})'
    '|sa*(?P<verb>[VDUb])(?P<things>[nb~"]+(?:c[nb~"]+)+))a*$'
)
"""A list of those who did something each, or of what was done, where nothing divides words."""
_EACH_OF_AIM = re.compile("s[aRVbe]*z[aRUH]*$")
"""Before a list of how much of an aim each thing is: 分别完成年度任务的106%和110%."""
_EACH_SHARE = re.compile('[,;]a*(?:(?P<share>n{1,2}|U)sR?:?|se(?P<of>[nbp~V"]+)o)a*$')
"""Before a list of what share each thing is: 占比分别为39%和61%, 分别占总量的39%和61%."""
_OF_PLACES = re.compile("n[nbc]{0,7}o")
"""What stands between a count of places and one of what is in them."""
_UP = "U"
"""The letter of what rises; the same in every language."""
_NEAR = 4
"""So many marks at most are "respectively" and a verb before a value."""
_MORE = ("cQ", ",Q")
"""What stands behind a value of a list."""


class ListedNames:
    """Names the values of lists, each by its own member of a list of names.

    Args:
        language: The language.
        phrases: Builds phrases out of marks.
        names: Names other values of the sentence.
    """

    def __init__(
        self,
        language: Language,
        phrases: Phrases,
        names: Callable[[Marked, Draft, Sequence[Draft], Context], Iterator[str]],
    ) -> None:
        self._phrases, self._names = phrases, names
        shared = language.tables["patterns"].get("phrases", {}).get("shared_doing", r"(?!)")
        self._done_behind = re.compile(f"(?<=..)(?P<done>(?:{shared}).*)$")

    def name(self, marked: Marked, draft: Draft, drafts: Sequence[Draft], context: Context) -> str | None:
        """The name of a value in a list that as many names stand before, or that goes on with one; else None.

        Args:
            marked: The sentence.
            draft: The value.
            drafts: All values of the sentence.
            context: What runs on from before.
        """
        if done := self.done_each(marked, draft, drafts):
            return done
        shared = lists.paired(marked, draft.position, drafts, self._phrases)
        if shared is None and not self._phrases.spaced and lists.EACH in marked.code[: draft.position]:
            run = lists.respective(marked, draft.position, [d.position for d in drafts], said=False)
            if run is not None and (name := self._of_aim(marked, run, drafts, context)):
                return name
        if shared is None:
            return self.continued(marked, draft, drafts, context) or None
        if name := self._of_aim(marked, shared, drafts, context):
            return name
        opening = next((d for d in drafts if d.position == shared.first), draft).found
        bare = opening is not None and self._phrases.is_bare_move(
            self._phrases.phrase(marked, opening.parts.get("ind"))
        )
        if opening is not None and "ind" in opening.parts and not bare:  # "..., with growth rates of 4% and 7%"
            names = lists.split(marked, opening.parts["ind"], shared.size, self._phrases)
            if names is None:
                return self._phrases.of_value(marked, opening)
            name = names[shared.place] if shared.size > 1 else names[0]
            if self._phrases.spaced or opening.construction.use != "share":
                return name
            return self._phrases.share(name, self._phrases.phrase(marked, opening.parts.get("of")))
        names = self._before(marked, shared, drafts) or self._opening(marked, shared) or self._done(marked, shared)
        names = names or self._told(marked, shared, drafts, context)
        return names[shared.place] if names else None

    def done_each(self, marked: Marked, draft: Draft, drafts: Sequence[Draft]) -> str:
        """The name of a value of what each of a list did: 煤炭、水泥分别淘汰产能3万吨、4万吨."""
        code, at = marked.code, drafts.index(draft)
        if self._phrases.spaced or lists.EACH not in code[: draft.position]:
            return ""
        first, last = lists.joined(code, drafts, at)
        found = _DONE_EACH.search(code, 0, drafts[first].position) if last - first > 1 else None
        if found is None:
            return ""
        members = "list" if found["list"] else "things"
        if found[members].count("c") != last - first - 1:
            return ""
        names = lists.split(marked, found.span(members), last - first, self._phrases)
        if names is None:
            return ""
        if members == "list":
            return names[at - first] + marked.words(*found.span("done"))
        return marked.words(*found.span("verb")) + names[at - first]

    def continued(self, marked: Marked, draft: Draft, drafts: Sequence[Draft], context: Context) -> str:
        """The name of a value in a list that goes on with one before: "A and B were 3 and 4, up 5% and 6%"."""
        found = draft.found
        if found is None or not (found.construction.use == "same" or found.shared):
            return ""
        run = lists.respective(marked, draft.position, [d.position for d in drafts], said=False)
        if run is None:
            return ""
        names = self._before(marked, run, drafts)
        if names is None and self._phrases.spaced:
            names = self._told(marked, run, drafts, context)
        return names[run.place] if names else ""

    def each(self, marked: Marked, draft: Draft, drafts: Sequence[Draft]) -> list[str] | None:
        """The names of a list of which one change is said with "both": A、B分别为3和4，均下降5%."""
        found, position = draft.found, draft.position
        if self._phrases.spaced or found is None or found.construction.use != "same" or found.shared:
            return None
        if lists.EACH not in marked.code[marked.code.rfind(",", 0, position) + 1 : position]:
            return None
        if marked.code.startswith(_MORE, position + 1):
            return None
        positions = [d.position for d in drafts]
        for before in reversed([d for d in drafts if d.position < position]):
            if before.found is not None and "ind" in before.found.parts:
                place = lists.respective(marked, before.position, positions)
                return lists.split(marked, before.found.parts["ind"], place.size, self._phrases) if place else None
        return None

    def told_later(self, marked: Marked, draft: Draft, drafts: Sequence[Draft]) -> str:
        """The name of a count of which only the end of its list tells what happens: 3个村、2个镇获评示范."""
        parts = draft.found.parts if draft.found is not None else {}
        if self._phrases.spaced or "unit" not in parts or "after" in parts:
            return ""
        unit, verb = parts["unit"], parts.get("verb")
        for following in drafts[drafts.index(draft) + 1 :]:
            joint = marked.code[parts["unit"][1] : following.position]
            parts = following.found.parts if following.found is not None else {}
            if joint not in ("", "c") or "unit" not in parts or "verb" in parts:
                return ""
            if "after" not in parts and (done := self._done_behind.search(self._phrases.phrase(marked, parts["unit"]))):
                # 新增120个乡镇、3500个建制村通客车
                return (marked.words(*verb) if verb else "") + self._phrases.phrase(marked, unit) + done["done"]
            if verb:
                return ""
            if "after" in parts:
                whose = self._phrases.right_before(marked, draft.position)
                return whose + self._phrases.phrase(marked, unit) + marked.words(*parts["after"])
        return ""

    def of_places(self, marked: Marked, draft: Draft, drafts: Sequence[Draft], context: Context) -> str:
        """The name of a count of what is in places that were counted before it: 覆盖30个国家的80个港口.

        Args:
            marked: The sentence.
            draft: The count.
            drafts: All values of the sentence.
            context: What runs on from before.

        Returns:
            What happens to the places, said of what is in them; nothing if it is no such count.
        """
        parts = draft.found.parts if draft.found is not None else {}
        at = drafts.index(draft)
        if self._phrases.spaced or not at or "unit" not in parts or {"after", "verb", "ind"} & parts.keys():
            return ""
        first, last = drafts[at - 1].position + 1, draft.position
        told = context.names.get(drafts[at - 1].position, "")
        if not told or _OF_PLACES.fullmatch(marked.code, first, last) is None:
            return ""
        doing = told.removesuffix(marked.words(first, last - 1))
        return doing + self._phrases.phrase(marked, parts["unit"]) if doing and doing != told else ""

    def _told(self, marked: Marked, place: lists.Place, drafts: Sequence[Draft], context: Context) -> list[str] | None:
        """The names of values of which as many changes follow: "A was 3 and B came to 4, an increase of 5% and 6%"."""
        before = [d for d in drafts if d.position < place.first]
        first = next((d for d in drafts if d.position == place.first), None)
        if len(before) > place.size and lists.EACH in marked.code[place.first :]:
            before = before[-place.size :]  # "D was 2, up 4%; A was 3 and B 4, an increase of 5% and 6% respectively"
        if first is None or first.found is None or len(before) != place.size:
            return None
        if first.found.construction.change != "verb" or first.quantity.sort not in ("percent", "points"):
            return None
        if any(d.found is None or d.found.construction.use or d.found.construction.change != "level" for d in before):
            return None
        return [name for d in before for name in self._names(marked, d, drafts, context)]

    def _of_aim(self, marked: Marked, place: lists.Place, drafts: Sequence[Draft], context: Context) -> str:
        """The name of the thing before of which a value of a list tells how much of its aim was done."""
        if self._phrases.spaced or lists.EACH not in marked.code[: place.first]:
            return ""
        before = [d.position for d in drafts if d.position < place.first][-place.size :]
        name = context.names.get(before[place.place], "") if len(before) == place.size else ""
        if not name or _EACH_OF_AIM.search(marked.code, 0, place.first) is not None:
            return name
        share = _EACH_SHARE.search(marked.code, 0, place.first)
        if share is None:
            return ""
        if share["of"]:
            return self._phrases.share(name, self._phrases.phrase(marked, share.span("of")))
        own = marked.words(*share.span("share"))
        if marked.code[share.start("share")] == _UP:
            # 增速分别为4%和5%: the things themselves grow so; 增速分列第3和第5
            return name + own if any(d.position == place.first and d.quantity.sort == "rank" for d in drafts) else name
        return name + own if self._phrases.is_share(own) else ""

    def _before(self, marked: Marked, place: lists.Place, drafts: Sequence[Draft]) -> list[str] | None:
        """The names of the list that a list of changes continues: "A and B were 3 and 4, down 5% and 6%"."""
        for draft in reversed([d for d in drafts if d.position < place.first]):
            if draft.found is None or "ind" not in draft.found.parts:
                continue
            before = lists.paired(marked, draft.position, drafts, self._phrases)
            if before is None or before.size != place.size:
                return None
            return lists.split(marked, draft.found.parts["ind"], place.size, self._phrases)
        return None

    def _opening(self, marked: Marked, place: lists.Place) -> list[str] | None:
        """The names of a list that a comma parts from its values: "A and B, after inflation, rose by 3 and 4"."""
        end = marked.code.rfind(",", 0, place.first)
        while end > 0 and lists.EACH in marked.code[end : place.first]:
            first = begin_of(marked.code, end, ",.;:")
            if not self._phrases.is_poor(self._phrases.phrase(marked, (first, end))):
                listed = set(marked.code[first:end]) <= _LISTED and "c" in marked.code[first:end]
                return lists.split(marked, (first, end), place.size, self._phrases) if listed else None
            end = first - 1
        return self._moved(marked, place)

    def _done(self, marked: Marked, place: lists.Place) -> list[str] | None:
        """The names of counted things before "respectively" and a verb: 城镇、农村分别完成3座和4座."""
        at = marked.code.rfind(lists.EACH, 0, place.first)
        if self._phrases.spaced or at <= 0 or not 0 < place.first - at <= _NEAR:
            return None
        first = begin_of(marked.code, at, ",.;:(Zp")
        return lists.split(marked, (first, at), place.size, self._phrases) if first < at else None

    def _moved(self, marked: Marked, place: lists.Place) -> list[str] | None:
        """The names of a list in the clause before its values: "Tea and oil fell the most, down 3 and 4"."""
        end = marked.code.rfind(",", 0, place.first)
        found = _MOVED.search(marked.code, 0, end) if end > 0 else None
        if found is None or QUANTITY in marked.code[found.start() : place.first]:
            return None
        return lists.split(marked, found.span("list"), place.size, self._phrases)
