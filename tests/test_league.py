"""League tables and ladders: who is ahead, what is kept apart, and what a level above makes of it."""

from __future__ import annotations

import io
import random
import subprocess
from collections.abc import Callable
from pathlib import Path

import hypothesis
import hypothesis.strategies as st
import openpyxl
import pandas as pd
import pytest

from policymine.errors import UsageError
from policymine.ladder import LADDER_COLUMNS, ladder
from policymine.league import LEAGUE_COLUMNS, league
from policymine.place_levels import LEVELS, level_of, places_above
from story import records, story

USUAL = {
    "indicator": "forest coverage", "indicator_id": "", "place": "", "measure": "percent", "change": "level",
    "unit": "%", "comparator": "=", "value_high": None, "value_si": None, "unit_si": "", "horizon": "annual",
    "role": "result", "year": 2024, "record_id": "", "source": "", "page": None, "sentence": "", "series_id": "",
}  # fmt: skip


def values(*rows: dict[str, object]) -> pd.DataFrame:
    """Trajectories; every row has the usual columns unless it says otherwise."""
    frame = pd.DataFrame([USUAL | {"record_id": f"r{at}"} | row for at, row in enumerate(rows)])
    return frame.astype({"value_high": "float64", "value_si": "float64", "page": "Int64"})


def of(region: str, value: float, **more: object) -> dict[str, object]:
    return {"region": region, "value": value, **more}


def ranks(*rows: dict[str, object], **options: object) -> list[tuple[int, str, float]]:
    options = {"better": "up"} | options
    found = league(values(*rows), "forest coverage", 2024, **options)  # type: ignore[arg-type]
    return list(zip(found["rank"], found["region"], found["value"], strict=True))


class TestRanks:
    def test_the_better_is_ahead(self) -> None:
        rows = (of("Elm City", 30.0), of("Oak City", 50.0), of("Ash City", 40.0))
        assert [name for _, name, _ in ranks(*rows)] == ["Oak City", "Ash City", "Elm City"]
        assert [name for _, name, _ in ranks(*rows, better="down")] == ["Elm City", "Ash City", "Oak City"]

    def test_equal_values_share_a_rank(self) -> None:
        rows = (of("Elm City", 50.0), of("Oak City", 50.0), of("Ash City", 60.0), of("Fir City", 40.0))
        assert ranks(*rows) == [
            (1, "Ash City", 60.0),
            (2, "Elm City", 50.0),
            (2, "Oak City", 50.0),
            (4, "Fir City", 40.0),
        ]

    def test_units_are_converted(self) -> None:
        area = {"measure": "amount"}
        rows = (
            of("Elm City", 2500.0, unit="ha", **area), of("Oak City", 30.0, unit="km2", **area),
            of("Ash City", 1000.0, unit="ha", **area), of("Fir City", 37500.0, unit="mu", **area),
        )  # fmt: skip
        assert ranks(*rows) == [
            (1, "Oak City", 3000.0), (2, "Elm City", 2500.0), (2, "Fir City", pytest.approx(2500.0)),
            (4, "Ash City", 1000.0),
        ]  # fmt: skip
        assert set(league(values(*rows), "forest coverage", 2024)["unit"]) == {"ha"}

    def test_a_region_with_two_values_shows_both_and_is_never_behind_itself(self) -> None:
        rows = (of("Elm City", 50.0), of("Elm City", 48.0), of("Oak City", 49.0))
        assert ranks(*rows) == [(1, "Elm City", 50.0), (pd.NA, "Elm City", 48.0), (2, "Oak City", 49.0)]
        found = league(values(*rows), "forest coverage", 2024, better="up")
        assert found["conflict"].tolist() == ["48 %", "50 %", ""]
        assert found["note"].tolist() == ["", "no rank: conflicting", ""]
        assert set(found["regions"]) == {2}

    @pytest.mark.parametrize(
        "worse",
        [
            {"span": "2020-2024", "horizon": "cumulative"}, {"comparator": ">="}, {"date_basis": "document"},
            {"confidence": 0.6},
        ],
    )  # fmt: skip
    def test_the_best_supported_value_of_a_region_is_ranked(self, worse: dict[str, object]) -> None:
        best = {"comparator": "=", "date_basis": "context", "confidence": 0.9}
        rows = (of("Elm City", 52.0, **best | worse), of("Elm City", 50.0, **best), of("Oak City", 51.0, **best))
        assert ranks(*rows) == [(1, "Oak City", 51.0), (2, "Elm City", 50.0), (pd.NA, "Elm City", 52.0)]

    @pytest.mark.parametrize(
        ("more", "definition", "note"),
        [
            ({}, "level in %, of the year", "told of 2020-2024"), ({"span": ""}, "level in %, cumulative", ""),
            ({"change": "increase"}, "change in %, cumulative", ""),
        ],
    )  # fmt: skip
    def test_a_level_of_several_years(self, more: dict[str, object], definition: str, note: str) -> None:
        row = of("Elm City", 50.0, span="2020-2024", horizon="cumulative") | more
        found = league(values(row), "forest coverage", 2024, better="up")
        assert found[["definition", "note"]].values.tolist() == [[definition, note]]

    @pytest.mark.parametrize(
        "other",
        [
            {"start_value": "yes"},
            {"place": "North District"},
            {"indicator": "forest coverage of Tangshan"},
            {"indicator": "唐山市森林覆盖率", "indicator_id": "forest_cover"},
            {"indicator": "橡湖经济区森林覆盖率", "indicator_id": "forest_cover"},
        ],
    )
    def test_what_does_not_stand_for_the_region(self, other: dict[str, object]) -> None:
        known = {"indicator_id": "forest_cover"}
        table = values(of("Elm City", 50.0, **known), of("Elm City", 70.0, **known | other))
        assert league(table, "forest_cover", 2024)["value"].tolist() == [50.0]

    def test_what_several_documents_say_alike_counts_once(self) -> None:
        rows = (of("青岛市", 50.0, source="a.txt"), of("Qingdao City", 50.0, source="b.txt"), of("Elm City", 40.0))
        assert ranks(*rows) == [(1, "青岛市", 50.0), (2, "Elm City", 40.0)]

    def test_ranges_count_by_the_end_that_must_be_reached(self) -> None:
        rows = (of("Elm City", 40.0, value_high=60.0, comparator="range"), of("Oak City", 45.0))
        assert [name for _, name, _ in ranks(*rows)] == ["Oak City", "Elm City"]
        assert [name for _, name, _ in ranks(*rows, better="down")] == ["Oak City", "Elm City"]

    def test_a_rank_is_the_better_the_smaller(self) -> None:
        rows = (of("Elm City", 3.0, measure="rank", unit=""), of("Oak City", 1.0, measure="rank", unit=""))
        assert [name for _, name, _ in ranks(*rows, better="up")] == ["Oak City", "Elm City"]


class TestDefinitions:
    @pytest.mark.parametrize(
        "other",
        [
            {"change": "increase"}, {"measure": "points", "unit": "pp"}, {"horizon": "cumulative"}, {"horizon": ""},
            {"measure": "amount", "unit": "ha"}, {"indicator": "forest coverage first half of the year"},
        ],
    )  # fmt: skip
    def test_what_is_defined_otherwise_is_ranked_apart(self, other: dict[str, object]) -> None:
        more = {"indicator_id": "forest"}
        rows = (of("Elm City", 30.0, **more), of("Oak City", 50.0, **more), of("Ash City", 40.0, **more | other))
        found = league(values(*rows), "forest", 2024, better="up")
        assert found["rank"].tolist() == [1, 2, 1]
        assert found["definition"].nunique() == 2

    def test_decreases_are_negative(self) -> None:
        rows = (of("Elm City", 3.0, change="decrease"), of("Oak City", 1.0, change="increase"))
        assert ranks(*rows, better="down") == [(1, "Elm City", -3.0), (2, "Oak City", 1.0)]

    def test_targets_of_a_plan_and_of_the_year_are_alike(self) -> None:
        rows = [of("Elm City", 30.0, role="target"), of("Oak City", 40.0, role="target", horizon="endpoint")]
        assert len(set(league(values(*rows), "forest coverage", 2024, role="target")["definition"])) == 1

    def test_baselines_are_results(self) -> None:
        assert ranks(of("Elm City", 30.0, role="baseline")) == [(1, "Elm City", 30.0)]

    def test_places_only_where_they_are_asked_for(self) -> None:
        rows = (
            of("Elm City", 30.0),
            of("Elm City", 40.0, place="North District"),
            of("Elm City", 1.0, place="Elm Lake"),
        )
        assert ranks(*rows) == [(1, "Elm City", 30.0)]
        assert ranks(*rows, places=True) == [(1, "Elm City", 40.0), (2, "Elm City", 30.0)]

    def test_places_of_one_name_in_two_regions_are_two(self) -> None:
        rows = [of(name, value, place="North District") for name, value in (("Elm City", 30.0), ("Oak City", 40.0))]
        found = league(values(*rows), "forest coverage", 2024, places=True, better="up")
        assert (found["rank"].tolist(), set(found["conflict"])) == ([1, 2], {""})


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([of("a", 30.0, role="target", comparator=">=")], "up"),
        ([of("a", 30.0, role="target", comparator="<=")], "down"),
        ([of("a", 3.0, role="target", change="decrease", comparator=">=")], "down"),
        ([of("a", 3.0, role="target", change="increase")], "up"), ([of("a", 30.0)], "up"),
        ([of("a", 30.0, indicator="PM2.5 concentration", measure="amount", unit="ug/m3")], "down"),
    ],
)  # fmt: skip
def test_direction_without_a_catalogue(rows: list[dict[str, object]], expected: str) -> None:
    result = of("b", 20.0, **{name: rows[0][name] for name in ("indicator", "measure", "unit") if name in rows[0]})
    found = league(values(*rows, result), str(rows[0].get("indicator", "forest coverage")), 2024)
    assert set(found["better"]) == {expected}


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [("forest", 2), ("Forest Coverage", 2), ("coverage of the forest", 2), ("sewage", None), ("", None)],
)
def test_indicators_by_id_and_by_words(indicator: str, expected: int | None) -> None:
    table = values(
        of("Elm City", 1.0, indicator_id="forest", indicator="森林覆盖率"), of("Oak City", 2.0, indicator_id="forest"),
        of("Ash City", 3.0, indicator="good air"), of("Fir City", 3.0, indicator="good air"),
    )  # fmt: skip
    if expected is None:
        with pytest.raises(UsageError) as caught:
            league(table, indicator, 2024)
        assert caught.value.hint == "several regions have: forest, good air"
    else:
        assert len(league(table, indicator, 2024)) == expected


@pytest.mark.parametrize("options", [{"year": 2030}, {"role": "target"}, {"role": "both"}, {"better": "left"}])
def test_what_cannot_be_ranked(options: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        league(values(of("Elm City", 1.0)), "forest coverage", **{"year": 2024} | options)  # type: ignore[arg-type]


@hypothesis.given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 5)), min_size=1), st.randoms())
def test_ranks_are_sound(pairs: list[tuple[str, int]], chance: random.Random) -> None:
    rows = [of(name, float(value), record_id=f"{name}{value}") for name, value in pairs]
    found = league(values(*rows), "forest coverage", 2024, better="up")
    for row in found.itertuples():
        # Of several values that are supported alike the first one by its record counts for a region.
        best = {name: min(value for other, value in pairs if other == name) for name, _ in pairs}
        ahead = {name for name, value in best.items() if value > row.value}
        assert pd.isna(row.rank) if row.value != best[row.region] else row.rank == len(ahead) + 1
    chance.shuffle(rows)
    pd.testing.assert_frame_equal(found, league(values(*rows), "forest coverage", 2024, better="up"))
    assert tuple(found.columns) == LEAGUE_COLUMNS


@pytest.mark.parametrize(
    ("name", "level", "above"),
    [
        ("China", "nation", []), ("中国", "nation", []), ("Hebei", "province", ["China"]),
        ("河北省", "province", ["中国"]), ("青岛", "city", ["山东省", "中国"]),
        ("Jimo District", "county", ["Qingdao City", "Shandong Province", "China"]),
        ("崇明区", "county", ["上海市", "中国"]), ("Elm City", "city", []), ("Elm County", "county", []),
        ("榆山县", "county", []), ("榆山自治州", "city", []), ("North District", "county", []), ("Elm", "", []),
        ("City", "", []), ("", "", []),
    ],
)  # fmt: skip
def test_levels(name: str, level: str, above: list[str]) -> None:
    assert (level_of(name), places_above(name)) == (level, above)


@pytest.mark.parametrize(
    ("given", "level", "above"),
    [
        ({"Elm": "Hebei"}, "city", ["Hebei Province", "China"]),
        ({"Elm": "Oak", "Oak": "Hebei"}, "county", ["Oak", "Hebei Province", "China"]),
        ({"Elm": "Elm"}, "", []), ({"Elm": "Oak", "Oak": "Elm"}, "", ["Oak"]),
        ({"Elm": "Jimo District"}, "county", ["Jimo District", "Qingdao City", "Shandong Province", "China"]),
    ],
)  # fmt: skip
def test_levels_that_the_user_gives(given: dict[str, str], level: str, above: list[str]) -> None:
    assert (level_of("Elm", given), places_above("Elm", given)) == (level, above)


def target(region: str, value: float, **more: object) -> dict[str, object]:
    return of(region, value, **{"role": "target", "comparator": ">=", **more})


def verdicts(*rows: dict[str, object], **options: object) -> list[tuple[str, str, str]]:
    found = ladder(values(*rows), "forest coverage", **options)  # type: ignore[arg-type]
    return list(zip(found["region"], found["against"], found["above"], strict=True))


class TestLadder:
    def test_every_level_against_the_one_above(self) -> None:
        rows = (
            target("Jimo District", 30.0), target("China", 24.0), target("Qingdao City", 30.0),
            target("Shandong Province", 20.0),
        )  # fmt: skip
        assert verdicts(*rows) == [
            ("China", "", ""), ("Shandong Province", "less", "China"), ("Qingdao City", "more", "Shandong Province"),
            ("Jimo District", "same", "Qingdao City"),
        ]  # fmt: skip
        found = ladder(values(*rows), "forest coverage")
        assert found["level"].tolist() == [*LEVELS]
        assert tuple(found.columns) == LADDER_COLUMNS

    def test_a_level_that_says_nothing_is_passed_over(self) -> None:
        assert verdicts(target("China", 24.0), target("Qingdao City", 30.0))[1] == ("Qingdao City", "more", "China")

    def test_languages_meet(self) -> None:
        assert verdicts(target("山东省", 24.0), target("Qingdao City", 20.0))[1] == ("Qingdao City", "less", "山东省")

    def test_less_can_be_better(self) -> None:
        rows = (target("China", 30.0, comparator="<="), target("Hebei Province", 35.0, comparator="<="))
        assert verdicts(*rows)[1][1] == "less"
        assert verdicts(*rows, better="up")[1][1] == "more"

    def test_decreases(self) -> None:
        rows = [target(name, value, change="decrease") for name, value in (("China", 2.5), ("Hebei Province", 3.0))]
        assert verdicts(*rows)[1][1] == "more"

    @pytest.mark.parametrize(
        "other",
        [
            {"year": 2025}, {"change": "increase"}, {"horizon": "cumulative"}, {"role": "result"},
            {"measure": "points", "unit": "pp"},
        ],
    )  # fmt: skip
    def test_what_is_unlike_is_not_held_against_each_other(self, other: dict[str, object]) -> None:
        found = verdicts(target("China", 24.0), target("Hebei Province", 35.0, **other))
        assert all(against == "" for _, against, _ in found)

    def test_quantities_that_add_up_are_shares(self) -> None:
        area = {"measure": "amount", "unit": "ha"}
        rows = (target("China", 200.0, measure="amount", unit="km2"), target("Hebei Province", 500.0, **area))
        found = ladder(values(*rows), "forest coverage")
        assert found[["against", "share"]].values.tolist()[1] == ["share", 0.025]

    def test_several_values_above_are_not_chosen_from(self) -> None:
        rows = (target("China", 24.0), target("China", 25.0), target("Hebei Province", 35.0))
        found = ladder(values(*rows), "forest coverage")
        assert found["against"].tolist() == ["", "", "not_comparable"]
        assert found["above_stated"].iloc[2] == ">= 24 %; >= 25 %"
        assert found["conflict"].tolist() == [">= 25 %", ">= 24 %", ""]

    def test_places_that_no_list_knows(self) -> None:
        rows = (target("China", 24.0), target("Hebei Province", 30.0), target("Elm City", 27.0))
        assert verdicts(*rows)[2] == ("Elm City", "more", "China")  # the only nation
        assert verdicts(*rows, parents={"Elm City": "Hebei"})[2] == ("Elm City", "less", "Hebei Province")

    def test_one_region_and_those_around_it(self) -> None:
        rows = [target(name, 24.0) for name in ("China", "Hebei Province", "Shandong Province", "Qingdao City")]
        assert [name for name, *_ in verdicts(*rows, region="青岛")] == ["China", "Shandong Province", "Qingdao City"]

    @pytest.mark.parametrize("options", [{"year": 2030}, {"region": "Ash City"}, {"better": "left"}])
    def test_what_is_not_there(self, options: dict[str, object]) -> None:
        with pytest.raises(UsageError):
            verdicts(target("China", 24.0), **options)


class TestCommands:
    @pytest.fixture
    def table(self, tmp_path: Path) -> Path:
        path = tmp_path / "targets.parquet"
        records(story()).to_parquet(path)
        return path

    def test_league(self, table: Path, run: Callable[..., subprocess.CompletedProcess[bytes]]) -> None:
        done = run("league", table, "--indicator", "annual average concentration of PM2.5", "--year", "2023")
        assert done.returncode == 0, done.stderr
        found = pd.read_csv(io.BytesIO(done.stdout))
        assert done.stderr == b"better: down\n"
        assert tuple(found.columns) == LEAGUE_COLUMNS
        assert {"Baiyang City", "Lanhu City"} <= set(found["region"])
        shown = run(
            "league",
            table,
            "--indicator",
            "annual average concentration of PM2.5",
            "--year",
            "2023",
            "--format",
            "table",
        ).stdout
        assert b"ug/m3" in shown.splitlines()[0]

    def test_large_numbers_are_short_in_the_terminal(
        self, tmp_path: Path, run: Callable[..., subprocess.CompletedProcess[bytes]]
    ) -> None:
        table = pd.concat([records(story()).head(1)] * 2, ignore_index=True).assign(
            record_id=["a", "b"], doc_id=["a", "b"], region=["Elm City", "Oak City"], kind="result", measure="money",
            value=[24_660_000_000_000.0, 970_000_000.0], unit="yuan", value_si=None, unit_si="", change="level",
            comparator="=", indicator="trade of the port", indicator_id="", deadline="", place="",
            period_start="2023-01-01", period_end="2023-12-31", source=["x/2023/r.txt", "x/2024/r.txt"],
        )  # fmt: skip
        table.to_parquet(tmp_path / "t.parquet")
        line = ["league", tmp_path / "t.parquet", "--indicator", "trade of the port", "--year", "2023"]
        shown = run(*line, "--better", "up", "--format", "table").stdout.decode().splitlines()
        assert [row.split()[-1] for row in shown[2:4]] == ["2023/r.txt", "2024/r.txt"]
        assert "24.66 trillion yuan" in shown[2]
        assert "970 million yuan" in shown[3]
        exact = pd.read_csv(io.BytesIO(run(*line, "--better", "up").stdout))
        assert exact["stated"].tolist() == ["24,660,000,000,000 yuan", "970,000,000 yuan"]

    def test_ladder_as_a_workbook(self, table: Path, run: Callable[..., subprocess.CompletedProcess[bytes]]) -> None:
        path = table.with_name("ladder.xlsx")
        done = run(
            "ladder",
            table,
            "--indicator",
            "annual average concentration of PM2.5",
            "-o",
            path,
            "--parent",
            "Baiyang City=Lanhu City",
        )
        assert done.returncode == 0, done.stderr
        book = openpyxl.load_workbook(path)
        assert book.sheetnames == ["read me", "ladder", "records"]
        rows = book["ladder"].iter_rows(values_only=True)
        against = [row[LADDER_COLUMNS.index("against")] for row in rows][1:]
        assert "less" in against

    @pytest.mark.parametrize(
        "arguments",
        [
            ["league", "--indicator", "x", "--year", "2023"], ["league", "--indicator", "x"],
            ["ladder", "--indicator", "x", "--parent", "Elm"], ["ladder", "--indicator", "x", "-o", "x.pdf"],
        ],
    )  # fmt: skip
    def test_wrong_calls(
        self, arguments: list[str], table: Path, run: Callable[..., subprocess.CompletedProcess[bytes]]
    ) -> None:
        assert run(arguments[0], table, *arguments[1:]).returncode == 2
