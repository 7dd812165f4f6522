"""The legend of tables: what verdicts are called, what they mean, and their colours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from policymine.lang.tables import load_toml

_LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict as people read it.

    Attributes:
        name: Its name in the tables.
        labels: What it is called, by language.
        meanings: What it means, by language.
        colour: Its colour, ``#RRGGBB``.

    Example:
        >>> verdicts("outcome")["late"].labels["en"]
        'late'
    """

    name: str
    labels: dict[str, str]
    meanings: dict[str, str]
    colour: str

    @property
    def dark(self) -> bool:
        """Whether text on the colour must be light.

        Example:
            >>> [verdicts("outcome")[name].dark for name in ("missed", "met")]
            [True, False]
        """
        red, green, blue = (int(self.colour[at : at + 2], 16) for at in (1, 3, 5))
        return 299 * red + 587 * green + 114 * blue < 128_000


@cache
def verdicts(kind: str) -> dict[str, Verdict]:
    """Give the verdicts of a kind by name, in the order of the legend.

    Args:
        kind: ``revision``, ``outcome``, ``status`` (of the ledger) or ``against`` (of the ladder).

    Raises:
        KeyError: There is no such kind.

    Example:
        >>> list(verdicts("status"))
        ['closed', 'partly', 'overdue', 'nothing_reported', 'unclear', 'open']
    """
    root = resources.files("policymine") / "lang"
    called = load_toml(root / "verdicts.toml").get(kind, {})
    found: dict[str, Verdict] = {}
    for name, entry in load_toml(root / "workbook.toml")[kind].items():
        label = called.get(name, {})
        labels = {code: label.get(code) or entry[f"label_{code}"] for code in _LANGUAGES}
        found[name] = Verdict(name, labels, {code: entry[code] for code in _LANGUAGES}, entry["colour"])
    return found


@cache
def notes(kind: str) -> dict[str, dict[str, str]]:
    """Give texts of the sheet "read me": ``sheet`` (what each sheet holds) or ``note``, each by language.

    Example:
        >>> notes("sheet")["issues"]["en"]
        'What could not be read, with the reason and what to do.'
    """
    table = load_toml(resources.files("policymine") / "lang" / "workbook.toml")[kind]
    return {name: {code: entry[code] for code in _LANGUAGES} for name, entry in table.items()}
