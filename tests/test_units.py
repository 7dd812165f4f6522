from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymine.errors import ResourceError
from policymine.lang.units import Unit, Units

UNITS = Units.load()

# (form, language, symbol)
FORMS = [
    ("mu", "en", "mu"),
    ("亩", "zh", "mu"),
    ("Hectares", "en", "ha"),
    ("公顷", "zh", "ha"),
    ("square kilometres", "en", "km2"),
    ("sq. km", "en", "km2"),
    ("km²", "en", "km2"),
    ("平方公里", "zh", "km2"),
    ("㎡", "zh", "m2"),
    ("square feet", "en", "ft2"),
    ("acres", "en", "acre"),
    ("kilometers", "en", "km"),
    ("KM", "en", "km"),
    ("公里", "zh", "km"),
    ("海里", "zh", "nmi"),
    ("metres", "en", "m"),
    ("m", "en", "m"),
    ("tons", "en", "t"),
    ("metric tonnes", "en", "t"),
    ("t", "zh", "t"),
    ("吨", "zh", "t"),
    ("Mt", "en", "Mt"),
    ("Gg", "en", "Gg"),
    ("公斤", "zh", "kg"),
    ("斤", "zh", "jin"),
    ("tons of standard coal", "en", "tce"),
    ("tonnes of oil equivalent", "en", "toe"),
    ("吨标准煤", "zh", "tce"),
    ("Mtoe", "en", "Mtoe"),
    ("tCO2e", "en", "tCO2e"),
    ("tonnes of CO₂ equivalent", "en", "tCO2e"),
    ("MtCO2e", "en", "MtCO2e"),
    ("cubic metres", "en", "m3"),
    ("立方米", "zh", "m3"),
    ("m³", "zh", "m3"),
    ("barrels of oil", "en", "bbl"),
    ("micrograms per cubic meter", "en", "ug/m3"),
    ("µg/m³", "en", "ug/m3"),
    ("微克/立方米", "zh", "ug/m3"),
    ("mg/L", "en", "mg/L"),
    ("毫克/升", "zh", "mg/L"),
    ("kWh", "en", "kWh"),
    ("千瓦时", "zh", "kWh"),
    ("kilowatt-hours", "en", "kWh"),
    ("GWh", "en", "GWh"),
    ("PJ", "en", "PJ"),
    ("megawatts", "en", "MW"),
    ("MW", "zh", "MW"),
    ("千瓦", "zh", "kW"),
    ("MVA", "en", "MVA"),
    ("yuan", "en", "yuan"),
    ("RMB", "en", "yuan"),
    ("元", "zh", "yuan"),
    ("US dollars", "en", "USD"),
    ("美元", "zh", "USD"),
    ("euros", "en", "EUR"),
    ("pounds", "en", "GBP"),
    ("days", "en", "d"),
    ("天", "zh", "d"),
    ("个月", "zh", "month"),
    ("years", "en", "year"),
    ("℃", "zh", "degC"),
    ("degrees Celsius", "en", "degC"),
    ("dB(A)", "en", "dB"),
    ("分贝", "zh", "dB"),
    ("nGy/h", "zh", "nGy/h"),
    ("steam tons", "en", "t/h"),
    ("蒸吨", "zh", "t/h"),
    ("percent", "en", "%"),
    ("per cent", "en", "%"),
    ("%", "zh", "%"),
    ("percentage points", "en", "pp"),
    ("个百分点", "zh", "pp"),
    ("km/h", "en", "km/h"),
    ("square\u00a0 kilometers", "en", "km2"),
    ("Mbps", "en", "Mbps"),
    ("gigabits per second", "en", "Gbps"),
    ("Gbps", "en", "Gbps"),
    ("GBP", "en", "GBP"),
    ("GB", "en", "GB"),
    ("terabytes", "en", "TB"),
    ("tonne-kilometres", "en", "t-km"),
    ("ton-km", "en", "t-km"),
    ("passenger-kilometers", "en", "passenger-km"),
    ("hm3", "en", "hm3"),
    ("megalitres", "en", "ML"),
    ("GtCO2", "en", "GtCO2"),
    ("therms", "en", "therm"),
]


@pytest.mark.parametrize(("form", "language", "symbol"), FORMS)
def test_find(form: str, language: str, symbol: str) -> None:
    unit = UNITS.find(form, language)
    assert unit is not None
    assert unit.symbol == symbol


@pytest.mark.parametrize(
    ("form", "language"),
    [
        ("MT", "en"),
        ("T", "en"),
        ("has", "en"),
        ("capita", "en"),
        ("月", "zh"),
        ("日", "zh"),
        ("villages", "en"),
        ("万", "zh"),
        ("million", "en"),
        ("人", "zh"),
        ("公里", "en"),
        ("mu", "tlh"),
        ("", "en"),
    ],
)
def test_find_nothing(form: str, language: str) -> None:
    assert UNITS.find(form, language) is None


@pytest.mark.parametrize(
    ("form", "language", "symbol"),
    [
        ("capita", "en", "person"),
        ("人", "zh", "person"),
        ("户", "zh", "household"),
        ("annum", "en", "a"),
        ("日", "zh", "d"),
        ("年", "zh", "a"),
        ("month", "en", "month"),
        ("kWh", "zh", "kWh"),
        ("unit of GDP", "en", "GDP"),
        ("万元", "zh", "10000 yuan"),
        ("10,000 yuan of GDP", "en", "10000 yuan"),
    ],
)
def test_find_below_the_line(form: str, language: str, symbol: str) -> None:
    unit = UNITS.find(form, language, per=True)
    assert unit is not None
    assert unit.symbol == symbol


@pytest.mark.parametrize(
    ("symbol", "si", "factor"),
    [
        ("mu", "m2", 10000 / 15),
        ("Gbps", "bps", 1e9),
        ("hm3", "m3", 1e6),
        ("ha", "m2", 1e4),
        ("jin", "kg", 0.5),
        ("kWh", "J", 3.6e6),
        ("TWh", "J", 3.6e15),
        ("GW", "W", 1e9),
        ("ug/m3", "kg/m3", 1e-9),
        ("mg/L", "kg/m3", 1e-3),
        ("t/h", "kg/s", 1000 / 3600),
        ("km/h", "m/s", 1 / 3.6),
        ("yuan/kWh", "yuan/J", 1 / 3.6e6),
        ("yuan/mu/a", "yuan/m2/s", 15 / 10000 / 31557600),
        ("pp", "pp", 1),
        ("bp", "pp", 0.01),
    ],
)
def test_factors(symbol: str, si: str, factor: float) -> None:
    unit = UNITS.get(symbol)
    assert unit is not None
    assert unit.si == si
    assert math.isclose(unit.factor, factor)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_form_is_found(language: str) -> None:
    for per in (False, True):
        forms = UNITS.forms(language, per=per)
        assert list(forms) == sorted(forms, key=lambda form: (-len(form), form))
        assert all(UNITS.find(form, language, per=per) for form in forms)
    assert all(UNITS.find(form, language) for form in UNITS.exact_forms(language))
    assert set(UNITS.forms(language)) <= set(UNITS.forms(language, per=True))
    assert UNITS.forms("tlh") == ()


@given(st.sampled_from(UNITS.forms("en")))
def test_case_does_not_matter_unless_said(form: str) -> None:
    unit = UNITS.find(form, "en")
    loud = UNITS.find(form.upper(), "en")
    if form.upper() not in UNITS.exact_forms() and form.upper().lower() == form:
        assert loud == unit


def test_prefixes() -> None:
    prefixes = UNITS.prefixes()
    assert list(prefixes) == sorted(prefixes, key=lambda sign: (-len(sign), sign))
    assert {prefixes[sign].symbol for sign in ("$", "US$", "£", "€", "RMB", "R$")} == {
        "USD",
        "GBP",
        "EUR",
        "yuan",
        "BRL",
    }
    assert {unit.dimension for unit in prefixes.values()} == {"money"}


PLAIN = [unit for unit in UNITS if "/" not in unit.symbol + unit.si]


@given(st.sampled_from(PLAIN), st.lists(st.sampled_from(PLAIN), min_size=1, max_size=3))
def test_compose_round_trip(numerator: Unit, denominators: list[Unit]) -> None:
    rate = UNITS.compose(numerator, denominators)
    assert rate.symbol.split("/") == [numerator.symbol, *(unit.symbol for unit in denominators)]
    assert rate.si.split("/") == [numerator.si, *(unit.si for unit in denominators)]
    assert math.isclose(rate.factor * math.prod(unit.factor for unit in denominators), numerator.factor, rel_tol=1e-9)
    assert UNITS.get(rate.symbol) == rate


def test_symbols_and_base_units_hang_together() -> None:
    bases: dict[str, set[str]] = {}
    for unit in UNITS:
        assert 0 < unit.factor < math.inf
        bases.setdefault(unit.dimension, set()).add(unit.si)
        base = UNITS.get(unit.si)
        if base is not None:
            assert base.factor == 1 or unit.dimension == "concentration", unit
    one = {dimension for dimension, found in bases.items() if len(found) == 1}
    # Money has no common base; the equivalents of carbon dioxide are not carbon dioxide.
    assert set(bases) - one == {"money", "carbon", "temperature"}


ROD = 'languages = ["en"]\n[[unit]]\nsymbol = "rod"\ndimension = "length"\nsi = "m"\nfactor = 5.03\nen = ["rod"]\n'


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_extra_file_adds_units_forms_and_languages(tmp_path: Path) -> None:
    extra = write(
        tmp_path / "mine.toml",
        """
        languages = ["tlh"]
        [[unit]]
        symbol = "rai"
        dimension = "area"
        si = "m2"
        factor = 1600
        en = ["rai"]
        [[unit]]
        symbol = "km"
        tlh = ["qellqam"]
        """,
    )
    units = Units.load(extra=[extra])
    assert units.find("rai", "en") == Unit("rai", "area", "m2", 1600.0)
    assert units.find("qellqam", "tlh") == units.find("km", "en")
    assert units.languages == ("en", "zh", "tlh")
    assert UNITS.find("rai", "en") is None


def test_own_file_replaces_the_table(tmp_path: Path) -> None:
    own = write(
        tmp_path / "own.toml",
        ROD.replace("rod", "furlong"),
    )
    units = Units.load(own)
    assert [unit.symbol for unit in units] == ["furlong"]
    assert units.forms("en") == ("furlongs", "furlong")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ROD + "colour = 1", r"own.toml: unit 'rod': unknown key 'colour'"),
        (ROD + 'zh = ["杆"]', r"own.toml: unit 'rod': unknown key 'zh'"),
        ("colour = 1\n" + ROD, r"own.toml: unknown key 'colour'"),
        (
            ROD + '[[unit]]\nsymbol = "pole"\ndimension = "length"\nsi = "m"\nfactor = 5\nen = ["rod"]',
            r"'pole'.*'rod' is a form of 'rod'",
        ),
        (
            ROD + '[[unit]]\nsymbol = "pole"\ndimension = "length"\nsi = "m"\nfactor = 5\nen = ["rods"]',
            r"'rods' is a form of 'pole'",
        ),
        (ROD + '[[unit]]\nsymbol = "rod"\nfactor = 6', r"unit 'rod': is there already with factor 5.03, not 6"),
        (ROD + '[[unit]]\ndimension = "length"', r"unit number 2 has no 'symbol'"),
        (ROD + '[[unit]]\nsymbol = "pole"', r"unit 'pole': 'dimension' is missing"),
        (ROD + '[[unit]]\nsymbol = "pole"\ndimension = "length"', r"unit 'pole': 'si' is missing"),
        (
            ROD + '[[unit]]\nsymbol = "pole"\ndimension = "length"\nsi = "m"\nfactor = 0',
            r"'factor' must be a number above zero",
        ),
        (
            ROD + '[[unit]]\nsymbol = "rod/fortnight"\ndimension = "speed"',
            r"each part of the symbol must be a unit above it",
        ),
        (ROD.replace('["rod"]', '"rod"'), r"unit 'rod': en: must be a list"),
        (ROD.replace('["rod"]', '[" rod"]'), r"unit 'rod': en: must be a list of texts without spaces"),
        (ROD.replace('["en"]', '["English"]'), r"'English' is no language code"),
        (ROD.replace('["en"]', '["si"]'), r"'si' is no language code"),
        ("unit = 3", r"'unit' must be written as \[\[unit\]\]"),
        ("[[unit]", r"own.toml: is no valid TOML"),
    ],
)
def test_errors_name_file_and_entry(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ResourceError, match=message):
        Units.load(write(tmp_path / "own.toml", text))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"none.toml: cannot be read"):
        Units.load(tmp_path / "none.toml")
