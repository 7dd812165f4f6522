"""Data frames as a workbook, with links between their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, TYPE_CHECKING

from policymine.workbook import KEYS, LINKS, MOST_ROWS, Workbook

if TYPE_CHECKING:
    import pandas as pd

    from policymine.rows import Value

_BATCH = 10_000


def write_tables(stream: IO[bytes], tables: Mapping[str, pd.DataFrame]) -> None:
    r"""Write data frames as a workbook: a sheet each, in their order, behind the sheet "read me".

    Ids become links where the sheet that they lead to is among them. With ``records`` and ``changes`` each record links
    back to the commitment that it is evidence of, in a further column ``commitment_id``.

    Args:
        stream: An open binary stream.
        tables: The data frames by the names of their sheets; in ``records`` a row has a ``record_id``.

    Example:
        >>> import io, openpyxl, pandas as pd
        >>> stream = io.BytesIO()
        >>> records = pd.DataFrame({"record_id": ["a1"], "sentence": ["79 plants."]})
        >>> write_tables(stream, {"ledger": pd.DataFrame({"promise_ids": ["a1"]}), "records": records})
        >>> openpyxl.load_workbook(stream)["ledger"]["A2"].value
        '=HYPERLINK("#\'records\'!A"&MATCH("a1",\'records\'!$A:$A,0),"a1")'
    """
    tables = dict(tables)
    if "records" in tables and "changes" in tables:
        tables["records"] = _linked_back(tables["records"], tables["changes"])
    known = {
        name: ([*tables[name].columns].index(key), frozenset(tables[name][key]))
        for name, key in KEYS.items()
        if name in tables and len(tables[name]) <= MOST_ROWS
    }
    with Workbook(stream) as book:
        book.read_me([*tables])
        for name, table in tables.items():
            sheet = book.sheet(name, [str(column) for column in table.columns], known=known)
            for values in _rows(table):
                sheet.write(values)


def evidence_of(listed: pd.DataFrame, changes: pd.DataFrame, records: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Give the sheets that the rows of a table link to: of the changes and records only those that they need.

    Args:
        listed: A table with the columns ``commitment_id`` and ids of records.
        changes: The changes of a comparison.
        records: The records that were compared.

    Returns:
        The sheets ``changes`` and ``records``.

    Example:
        >>> import pandas as pd
        >>> changes = pd.DataFrame({"commitment_id": ["1", "2"], "promise_ids": ["a", "b"]})
        >>> records = pd.DataFrame({"record_id": ["a", "b"]})
        >>> found = evidence_of(changes[:1], changes, records)
        >>> [len(table) for table in found.values()]
        [1, 1]
    """
    changes = changes[changes["commitment_id"].isin(set(listed["commitment_id"]))]
    columns = [name for name, sheet in LINKS.items() if sheet == "records" and name in changes]
    ids = {each for name in columns for joined in changes[name] for each in joined.split(";")}
    records = records[records["record_id"].isin(ids)]
    return {"changes": changes, "records": records.drop(columns="version", errors="ignore")}


def _linked_back(records: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    owners: dict[str, str] = {}
    # A record that promises belongs to that commitment, whatever else it is evidence of.
    for column in ("promise_ids", "result_ids", "previous_ids"):
        for ids, commitment in zip(changes[column], changes["commitment_id"], strict=True):
            for each in filter(None, ids.split(";")):
                owners.setdefault(each, commitment)
    return records.assign(commitment_id=records["record_id"].map(owners).fillna(""))


def _rows(table: pd.DataFrame) -> Iterator[tuple[Value, ...]]:
    # A part at a time: a large table as Python's own objects would not fit into memory.
    for first in range(0, len(table), _BATCH):
        part = table.iloc[first : first + _BATCH].astype(object)
        yield from part.where(part.notna(), None).itertuples(index=False, name=None)
