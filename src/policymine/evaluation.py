"""Measure extracted records against annotated ones.

A record of ours is paired with an annotated one where their spans overlap (deadlines only with deadlines), each with
one at most, those that agree best first. Of a pair each field is right or wrong. ``detected``, ``core`` and ``record``
are precision, recall and F1 over all records of both sides, so that a missed or a false one counts; what annotators
marked optional counts for nothing, found or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from policymine.detection import detect_language
from policymine.errors import EmptyDocument
from policymine.gold import GoldDocument, GoldRecord
from policymine.judging import CORE, FIELDS, judge, match
from policymine.records import Record, Result

SCORES = ("detected", "core", "record")
"""The figures over whole records."""


@dataclass(slots=True)
class Pair:
    """An annotated record, one of ours, or both.

    Attributes:
        document: The annotated document.
        gold: The annotated record; None where ours is false.
        found: Our record; None where it was missed.
        right: For a pair, which fields are right; a field that cannot be judged is missing.
    """

    document: GoldDocument
    gold: GoldRecord | None
    found: Record | None
    right: Mapping[str, bool] = field(default_factory=dict)

    @property
    def core(self) -> bool:
        """Whether all core fields are right."""
        return bool(self.right) and all(self.right[name] for name in CORE)

    @property
    def whole(self) -> bool:
        """Whether every field that can be judged is right."""
        return bool(self.right) and all(self.right.values())

    @property
    def wrong(self) -> list[str]:
        """The fields that are wrong."""
        return [name for name, good in self.right.items() if not good]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of so many right ones among ours and among theirs.

    Example:
        >>> Score(8, 10, 16).f1
        0.6153846153846154
    """

    right: int
    ours: int
    theirs: int

    @property
    def precision(self) -> float:
        """The share of ours that is right; 1 where there is none."""
        return self.right / self.ours if self.ours else 1.0

    @property
    def recall(self) -> float:
        """The share of theirs that was got right; 1 where there is none."""
        return self.right / self.theirs if self.theirs else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 1 where there is nothing on either side."""
        return 2 * self.right / (self.ours + self.theirs) if self.ours + self.theirs else 1.0


class Evaluation:
    """All pairs of a set of documents, and figures over them.

    Args:
        pairs: Pairs, missed and false records; optional ones are left out already.

    Example:
        >>> gold = GoldRecord(0, 2, "79", "result", "count", value=79, unit="plant", indicator="plants")
        >>> document = GoldDocument("a", "79 plants", [gold])
        >>> found = Record(0, 2, "79", "", "result", "count", value=79.0, unit="plant", indicator="plants")
        >>> evaluation = evaluate([(document, [found])])
        >>> evaluation.scores()["core"].f1, evaluation.scores()["record"].f1
        (1.0, 0.0)
    """

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.pairs = pairs

    @property
    def missed(self) -> list[Pair]:
        """Annotated records that were not found."""
        return [pair for pair in self.pairs if pair.found is None]

    @property
    def false(self) -> list[Pair]:
        """Records that no annotation has."""
        return [pair for pair in self.pairs if pair.gold is None]

    @property
    def flawed(self) -> list[Pair]:
        """Pairs of which some field is wrong."""
        return [pair for pair in self.pairs if pair.wrong]

    def scores(self) -> dict[str, Score]:
        """``detected``, ``core`` and ``record``."""
        ours = sum(pair.found is not None for pair in self.pairs)
        theirs = sum(pair.gold is not None for pair in self.pairs)
        right = {
            "detected": sum(bool(pair.right) for pair in self.pairs),
            "core": sum(pair.core for pair in self.pairs),
            "record": sum(pair.whole for pair in self.pairs),
        }
        return {name: Score(count, ours, theirs) for name, count in right.items()}

    def fields(self) -> dict[str, tuple[int, int]]:
        """For each field how often it is right, of how many times it was judged."""
        judged = Counter(name for pair in self.pairs for name in pair.right)
        wrong = Counter(name for pair in self.pairs for name in pair.wrong)
        return {name: (judged[name] - wrong[name], judged[name]) for name in FIELDS if judged[name]}

    def by(self, group: str) -> dict[str, Evaluation]:
        """Split by one of `GROUPS`, or by a fact that the annotated documents say of themselves.

        A missed record counts where the annotation puts it, a false one where our record does; a pair where the
        annotation does, with its first theme.

        Raises:
            KeyError: No document has a fact of this name.
        """
        if group not in GROUPS and not any(group in pair.document.facts for pair in self.pairs):
            raise KeyError(group)
        languages: dict[int, str] = {}
        groups: dict[str, list[Pair]] = {}
        for pair in self.pairs:
            if group == "language":
                if id(pair.document) not in languages:
                    languages[id(pair.document)] = _language(pair.document)
                name = languages[id(pair.document)]
            else:
                name = _group(pair, group)
            groups.setdefault(name, []).append(pair)
        return {name: Evaluation(groups[name]) for name in sorted(groups)}


GROUPS = ("language", "document", "kind", "measure", "theme")
"""What figures can be split by, beside the facts that documents say of themselves."""


def _language(document: GoldDocument) -> str:
    return document.facts.get("lang") or detect_language(document.text)


def _group(pair: Pair, group: str) -> str:
    if group == "document":
        return pair.document.name
    if group not in GROUPS:
        return pair.document.facts.get(group, "")
    if group == "theme" and pair.gold:
        return next(iter(pair.gold.themes), "")
    return str(getattr(pair.gold or pair.found, group))


def evaluate(documents: Iterable[tuple[GoldDocument, Sequence[Record]]]) -> Evaluation:
    """Pair the records of documents with their annotation.

    Args:
        documents: Each annotated document with the records found in it, offsets in the same text.

    Example:
        >>> gold = GoldRecord(0, 2, "79", "result", "count", value=79, optional=True)
        >>> len(evaluate([(GoldDocument("a", "79 plants", [gold]), [])]).pairs)
        0
    """
    pairs: list[Pair] = []
    for document, found in documents:
        matched = match(found, document.records)
        seen_ours, seen_theirs = {i for i, _ in matched}, {j for _, j in matched}
        for i, j in sorted(matched, key=lambda places: places[1]):
            if not document.records[j].optional:
                pairs.append(Pair(document, document.records[j], found[i], judge(found[i], document.records[j])))
        for j, gold in enumerate(document.records):
            if j not in seen_theirs and not gold.optional:
                pairs.append(Pair(document, gold, None))
        pairs += [Pair(document, None, ours) for i, ours in enumerate(found) if i not in seen_ours]
    return Evaluation(pairs)


def mine_texts(documents: Iterable[GoldDocument]) -> Iterator[tuple[GoldDocument, Result]]:
    """Mine the texts of annotated documents, as if each stood in a file ``NAME.txt``.

    What a document's annotation says of it is not told to the extractor: a reader has only the text.

    Example:
        >>> [(document, result)] = mine_texts([GoldDocument("a", "In 2023, the city built 79 sewage plants.")])
        >>> result.source, [record.value_text for record in result.records]
        ('a.txt', ['79'])
    """
    from policymine.pipeline import mine_document
    from policymine.read import read_text

    for document in documents:
        source = f"{document.name}.txt"
        try:
            result = mine_document(read_text(document.text, source=source))
        except EmptyDocument:
            result = Result(source)
        yield document, result


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of an annotated record, or of a false one, between two runs.

    Attributes:
        change: ``gained`` (whole now, not before), ``lost``, or ``changed`` (other fields wrong than before).
        before: The pair of the first run; None if the first run did not have this false record.
        after: The pair of the second run, in the same way.
    """

    change: str
    before: Pair | None
    after: Pair | None


def differences(before: Evaluation, after: Evaluation) -> list[Difference]:
    """Compare two runs over the same documents, record by record, in the order of the documents and texts.

    A false record that is gone is ``gained`` too, a new one ``lost``.

    Example:
        >>> document = GoldDocument("a", "79 plants", [GoldRecord(0, 2, "79", "result", "count", value=79)])
        >>> false = Record(3, 9, "plants", "", "result", "count", value=1.0)
        >>> first, second = evaluate([(document, [false])]), evaluate([(document, [])])
        >>> [each.change for each in differences(first, second)]
        ['gained']
    """
    old, new = _by_place(before), _by_place(after)
    found = []
    for place in sorted(old.keys() | new.keys()):
        first, second = old.get(place), new.get(place)
        was, now = _state(first), _state(second)
        if was != now:
            found.append(Difference("gained" if not now else "lost" if not was else "changed", first, second))
    return found


def _by_place(evaluation: Evaluation) -> dict[tuple[str, int, int, str, str, int], Pair]:
    """Each pair by what names it in every run: its document, span and annotation, counted where these are the same."""
    places: dict[tuple[str, int, int, str, str, int], Pair] = {}
    times: Counter[tuple[str, int, int, str, str]] = Counter()
    for pair in evaluation.pairs:
        entry = pair.gold or pair.found
        assert entry is not None
        about = (pair.gold.measure, pair.gold.indicator) if pair.gold else ("", "")
        place = (pair.document.name, entry.start, entry.end, *about)
        places[*place, times[place]] = pair
        times[place] += 1
    return places


def _state(pair: Pair | None) -> str:
    """What is wrong with a pair, in a word; nothing for a whole one, and for a false record that is not there."""
    if pair is None or pair.whole:
        return ""
    if pair.found is None:
        return "missed"
    return "false" if pair.gold is None else ", ".join(pair.wrong)
