"""Settle an output folder after a run: drop rows that count no more, set duplicates aside, put small parts together.

A part is never changed. A new one is written with the rows that stay, and then the old ones go; the new one belongs to
a later generation, so whatever a kill leaves counts once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from policymine.bulk.index import Index
from policymine.bulk.parts import (
    TABLES,
    Place,
    arrow,
    generation_of,
    is_attempt_at,
    part_name,
    part_names,
    read_part,
    remove_part,
    write_part,
)  # fmt: skip
from policymine.errors import PolicymineError
from policymine.remote import place

RECORDS = 20_000
FILES = 2_000
"""Records and files from which on a part is not put together with further ones."""
SMALL = RECORDS // 4


class Settling(NamedTuple):
    """Parts to put together.

    Attributes:
        out: The output folder.
        part: The name of the new part.
        old: The parts, each with its files that count: what each is a duplicate of, and whether its records go aside.
    """

    out: str
    part: str
    old: Sequence[tuple[str, Mapping[str, tuple[str, bool]]]]


def settlings(index: Index, generation: int) -> Iterator[Settling]:
    """Plan what to do: nothing if every part is as it should be.

    Args:
        index: The folder, with duplicates decided.
        generation: That of the new parts, later than all others.
    """
    group: list[tuple[str, Mapping[str, tuple[str, bool]]]] = []
    number = records = files = 0

    def grouped() -> Settling:
        return Settling(str(index.out), part_name(generation, number), tuple(group))

    parts = index.unsettled(SMALL)
    if len(parts) == 1 and not parts[0][2]:  # it is small, and there is none to put it together with
        return
    for part, size, _ in parts:
        group.append((part, index.decided(part)))
        records, files = records + size, files + len(group[-1][1])
        if records >= RECORDS or files >= FILES:
            yield grouped()
            group, number, records, files = [], number + 1, 0, 0
    if group:
        yield grouped()


def settle(settling: Settling) -> Iterator[str]:
    """Write a part anew out of several, and remove those.

    Yields:
        The name of the new part.
    """
    pa, _ = arrow()
    out = place(settling.out)
    tables: dict[str, list[Any]] = {table: [] for table in TABLES}
    for part, decided in settling.old:
        for table, rows in _settled(out, part, decided, generation_of(settling.part)):
            tables[table].append(rows)
    if _was_done(out, settling):  # by an attempt that ended before it could say so
        pass
    elif any(rows.num_rows for rows in tables["manifest"]):
        write_part(out, settling.part, {table: _by_source(pa.concat_tables(rows)) for table, rows in tables.items()})
    for part, _ in settling.old:
        remove_part(out, part)
    yield settling.part


def _was_done(out: Place, settling: Settling) -> bool:
    # The manifest goes first, so a part whose manifest is there now was read as a whole.
    if all((out / "manifest" / part).exists() for part, decided in settling.old if decided):
        return False
    if any(is_attempt_at(name, settling.part) for name in part_names(out)):
        return True
    raise PolicymineError("parts of the output folder went away during the run", hint="run the command again")


def _settled(
    out: Place, part: str, decided: Mapping[str, tuple[str, bool]], generation: int
) -> Iterator[tuple[str, Any]]:
    pa, _ = arrow()
    aside = {source for source, (_, is_aside) in decided.items() if is_aside}
    used = decided.keys() - aside
    for table in ("records", "duplicates"):
        rows = read_part(out, table, part)
        sources = rows["source"].to_pylist()
        yield "records", rows.filter(pa.array([each in used for each in sources], pa.bool_()))
        yield "duplicates", rows.filter(pa.array([each in aside for each in sources], pa.bool_()))
    for table in ("documents", "issues", "manifest"):
        rows = read_part(out, table, part)
        kept = rows.filter(pa.array([each in decided for each in rows["source"].to_pylist()], pa.bool_()))
        sources = kept["source"].to_pylist()
        if table != "issues":
            kept = _with(kept, "duplicate_of", [decided[each][0] for each in sources])
        if table == "manifest":
            kept = _with(kept, "aside", [each in aside for each in sources])
            kept = _with(kept, "generation", [generation] * len(sources))
        yield table, kept


def _with(rows: Any, name: str, values: list[Any]) -> Any:
    pa, _ = arrow()
    at = rows.schema.get_field_index(name)
    return rows.set_column(at, rows.schema.field(at), pa.array(values, rows.schema.field(at).type))


def _by_source(rows: Any) -> Any:
    # By hand, for the rows of a file must keep their order.
    sources = rows["source"].to_pylist()
    pa, _ = arrow()
    return rows.take(pa.array(sorted(range(len(sources)), key=sources.__getitem__), pa.int64()))
