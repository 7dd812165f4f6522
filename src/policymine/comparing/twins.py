"""Values without a name of their own: "complete an investment of 1.6 billion yuan"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable

from policymine.comparing.statements import Statement


def with_names(found: Iterable[Statement]) -> list[Statement]:
    """Give values without a name that of the same value in another document, and leave out those that have none.

    The same value is promised or reported for the same place and day there, and its name begins or ends with what the
    nameless one is called: "investment" is the "investment in pumps" of 1.6 billion yuan.

    Args:
        found: Statements; those whose phrase has no tokens and that no indicator of the catalogue names are nameless.

    Returns:
        Those with a name, in their order.

    Example:
        >>> from policymine.comparing.phrases import phrase_of
        >>> bare = Statement(phrase=phrase_of("investment"), value=1.6e9, dimension="yuan")
        >>> full = Statement(row=1, phrase=phrase_of("investment in pumps"), value=1.6e9, dimension="yuan")
        >>> with_names([bare]), [each.phrase.text for each in with_names([bare, full])]
        ([], ['investment in pumps', 'investment in pumps'])
    """
    statements = list(found)
    nameless = [each for each in statements if not _has_name(each)]
    if not nameless:
        return statements
    wanted = {_key(each) for each in nameless}
    twins: dict[Hashable, list[Statement]] = defaultdict(list)
    for each in statements:
        if _has_name(each) and (key := _key(each)) in wanted:
            twins[key].append(each)
    for each in nameless:
        called = each.phrase.text
        fitting = [other for other in twins[_key(each)] if _is_called(other.phrase.text, called)]
        if fitting and len({(other.phrase.words, other.indicator_id) for other in fitting}) == 1:
            each.phrase, each.indicator_id = fitting[0].phrase, fitting[0].indicator_id
            each.sure_of_id = fitting[0].sure_of_id
    return [each for each in statements if _has_name(each)]


def _is_called(name: str, word: str) -> bool:
    """Tell whether a name begins or ends with a word; where words are not parted by blanks, its characters do."""
    if not word:
        return False
    if word.isascii():
        name, word = f" {name} ", f" {word} "
    return name.startswith(word) or name.endswith(word)


def _has_name(statement: Statement) -> bool:
    return bool(statement.phrase.tokens or statement.indicator_id)


def _key(statement: Statement) -> Hashable:
    values = [None if value is None else f"{value:.7g}" for value in (statement.value, statement.high)]
    source = statement.source
    return (
        source.region, source.version, statement.place, statement.target, statement.dimension, statement.change,
        *values, statement.deadline, statement.year,
    )  # fmt: skip
