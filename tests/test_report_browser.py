"""The HTML report in a headless Chromium: it shows what the tables hold, asks the network for nothing, has no error."""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from invented import Invented, invented
from policymine import Record, to_frame
from policymine.records import Facts, Result
from policymine.reporting import report_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

Open = Callable[..., "Page"]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
HOSTILE = "</script><script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>"
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM)
        yield running
        running.close()


@pytest.fixture(scope="module")
def reports() -> Invented:
    return invented()


@pytest.fixture(scope="module")
def folder(reports: Invented, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same report in both languages, and one without a comparison."""
    made = tmp_path_factory.mktemp("reports")
    tables = reports.records, reports.changes, reports.trajectories, reports.issues
    for ui in ("en", "zh"):
        (made / f"{ui}.html").write_text(report_page(*tables, title="Three places", ui=ui), encoding="utf-8")
    (made / "plain.html").write_text(report_page(reports.records), encoding="utf-8")
    return made


@pytest.fixture
def shown(browser: Browser, folder: Path) -> Iterator[Open]:
    """Open a report; afterwards it must have asked for nothing but itself, and have had nothing to complain of."""
    noted: list[str] = []
    contexts = []

    def opened(name: str = "en.html", address: str = "", **options: Any) -> Page:
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        uri = (folder / name).as_uri()
        page.on("request", lambda request: noted.append(request.url) if request.url.partition("#")[0] != uri else None)
        page.on("console", lambda message: noted.append(message.text))
        page.on("pageerror", lambda error: noted.append(str(error)))
        page.on("dialog", lambda dialog: noted.append(dialog.message))
        page.goto(uri + address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert noted == []


def status(page: Page) -> str:
    return page.locator("[role=status]").first.inner_text()


def column(page: Page, number: int) -> list[str]:
    return page.locator(f"table.records tbody tr > :nth-child({number})").all_inner_texts()


class TestOverview:
    def test_figures(self, shown: Open, reports: Invented) -> None:
        page = shown()
        tiles = dict(
            zip(page.locator(".tile .label").all_inner_texts(), page.locator(".figure").all_inner_texts(), strict=True)
        )
        kinds = reports.records["kind"].value_counts()
        assert tiles == {
            "documents": "18", "records": str(len(reports.records)), "targets": str(kinds["target"]),
            "results": str(kinds["result"]), "commitments": str(len(reports.changes)), "not read": "2",
        }  # fmt: skip
        assert page.title() == "Three places"

    @pytest.mark.parametrize("group", ["outcome", "revision"])
    def test_verdicts_are_counted(self, group: str, shown: Open, reports: Invented) -> None:
        links = shown().locator(f'.verdicts a[href*="verdict={group}."]')
        counted = {}
        for link in links.all():
            name = (link.get_attribute("href") or "").rpartition(".")[2]
            counted[name] = int(link.locator(".count").inner_text())
        verdicts = reports.changes[group]
        assert counted == verdicts[verdicts != ""].value_counts().to_dict()

    def test_figures_lead_to_their_records(self, shown: Open, reports: Invented) -> None:
        page = shown()
        page.get_by_role("link", name="Blue sky: air").click()
        page.wait_for_selector("table.records")
        expected = (reports.records["theme"] == "blue_sky").sum()
        assert status(page) == f"1–50 of {expected} records"
        page.go_back()
        page.wait_for_selector(".tiles")

    def test_without_a_comparison(self, shown: Open) -> None:
        page = shown("plain.html")
        assert page.locator("#nav a").all_inner_texts() == ["Overview", "All records", "Not read", "Whole report"]
        assert "Nothing is compared here" in page.inner_text("main")
        page.get_by_role("link", name="Not read").click()
        page.get_by_text("it is not known what could not be read").wait_for()


class TestRecords:
    def test_rows_hold_the_evidence(self, shown: Open, reports: Invented) -> None:
        page = shown(address="#records")
        assert status(page) == f"1–50 of {len(reports.records)} records"
        first = reports.records.iloc[0]
        row = page.locator("table.records tbody tr").first
        assert row.locator("mark").inner_text() == first["value_text"]
        assert row.locator("q").inner_text() == first["sentence"]
        place = f"{first['source']} · p. {first['page']} · characters {first['start']}–{first['end']}"
        assert row.locator(".evidence .provenance").inner_text() == place

    @pytest.mark.parametrize(
        ("chosen", "fits"),
        [
            ({"Kind": "target"}, lambda row: row.kind == "target"),
            ({"Theme": "Ecology and nature"}, lambda row: row.theme == "ecology"),
            ({"Region": "栎川市"}, lambda row: row.region == "栎川市"),
            ({"Year": "2021"}, lambda row: "2021" in (row.deadline[:4], row.period_end[:4])),
            (
                {"Kind": "result", "Region": "Elm County"},
                lambda row: (row.kind, row.region) == ("result", "Elm County"),
            ),
        ],
    )
    def test_filters_filter(
        self, chosen: dict[str, str], fits: Callable[[Any], bool], shown: Open, reports: Invented
    ) -> None:
        page = shown(address="#records")
        for label, option in chosen.items():
            page.get_by_label(label, exact=True).select_option(label=option)
        expected = sum(map(fits, reports.records.itertuples()))
        assert 0 < expected < len(reports.records)
        assert status(page).endswith(f" of {expected} records")
        again = shown(address="#" + page.url.partition("#")[2])  # the address holds the filters
        assert status(again) == status(page)
        page.get_by_role("button", name="Clear filters").click()
        assert status(page).endswith(f" of {len(reports.records)} records")

    def test_filter_by_verdict(self, shown: Open, reports: Invented) -> None:
        page = shown(address="#records")
        page.get_by_label("Verdict", exact=True).select_option("outcome.missed")
        missed = reports.changes[reports.changes["outcome"] == "missed"]
        expected = len(set(missed["promise_ids"]) | set(missed["result_ids"]) - {""})
        assert status(page).endswith(f" of {expected} records")
        assert all("missed" in cell for cell in column(page, 7))

    def test_search(self, shown: Open) -> None:
        page = shown(address="#records")
        page.get_by_label("Search").fill("AFFORESTED elm")
        assert status(page) == "1–12 of 12 records"
        assert set(column(page, 1)) == {"afforested area"}
        page.get_by_label("Search").fill("no such words")
        assert page.locator(".none").inner_text() == "Nothing fits these filters."
        page.get_by_label("Search").fill("")
        assert page.locator("table.records tbody tr").count() == 50

    def test_sorting(self, shown: Open) -> None:
        page = shown(address="#records?q=PM2.5")
        button = page.get_by_role("button", name="Value")
        for direction in ("ascending", "descending"):
            button.click()
            figures = [float(re.sub(r"[^\d.]", "", cell.partition(" µ")[0])) for cell in column(page, 2)]
            assert len(figures) == 36
            assert figures == sorted(figures, reverse=direction == "descending")
            assert page.locator(f'th[aria-sort="{direction}"]').inner_text().startswith("Value")
            assert page.evaluate("document.activeElement.dataset.sort") == "value"

    def test_what_is_empty_is_sorted_last(self, shown: Open) -> None:
        page = shown(address="#records?sort=verdict&down=1")
        assert "" not in column(page, 7)
        for _ in range(6):
            page.get_by_role("button", name="Next").first.click()
        assert column(page, 7)[-1] == ""

    def test_pages(self, shown: Open, reports: Invented) -> None:
        page = shown(address="#records")
        assert page.get_by_role("button", name="Back").first.is_disabled()
        for _ in range(6):
            page.get_by_role("button", name="Next").first.click()
        assert status(page) == f"301–{len(reports.records)} of {len(reports.records)} records"
        assert page.get_by_role("button", name="Next").first.is_disabled()
        page.get_by_label("Kind", exact=True).select_option("result")
        assert status(page).startswith("1–50 ")


class TestIndicators:
    def test_matrix(self, shown: Open, reports: Invented) -> None:
        page = shown(address="#matrix")
        heads = page.locator("table.matrix thead th").all_inner_texts()
        assert heads == ["Indicator", "2024", "2023", "2022", "2021", "2020", "2019"]
        assert page.locator("table.matrix .cell").count() == len(reports.changes)
        row = page.locator("table.matrix tr", has_text="afforested area").first
        promise = reports.changes[(reports.changes["indicator"] == "afforested area")].iloc[0]
        cell = row.locator("td").last.inner_text()
        assert f"{promise['value']:,.0f}" in cell
        assert "+ new" in cell

    def test_years_that_do_not_fit_are_hinted_at_and_the_names_stay(self, shown: Open) -> None:
        page = shown(address="#matrix", viewport={"width": 700, "height": 900})
        hint = page.get_by_text("scroll the table sideways")
        hint.wait_for()
        name = page.locator("table.matrix tbody tr:not(.group) th").first
        before = name.bounding_box()
        page.locator(".scrolled").evaluate("place => { place.scrollLeft = 400; }")
        assert page.locator(".scrolled").evaluate("place => place.scrollLeft") > 0
        assert name.bounding_box() == before
        wide = shown(address="#matrix", viewport={"width": 1600, "height": 900})
        wide.locator("table.matrix").wait_for()
        assert not wide.get_by_text("scroll the table sideways").is_visible()

    @pytest.mark.parametrize(
        ("ui", "value", "said", "exact"),
        [
            ("en", 24_660_000_000_000.0, "24.66 trillion yuan", "24,660,000,000,000 yuan"),
            ("zh", 24_660_000_000_000.0, "24.66万亿元", "24,660,000,000,000元"),
            ("en", 1_234_567.0, "1.235 million yuan", "1,234,567 yuan"), ("zh", 253_000.0, "25.3万元", "253,000元"),
        ],
    )  # fmt: skip
    def test_large_numbers_have_their_scale(
        self, ui: str, value: float, said: str, exact: str, shown: Open, folder: Path
    ) -> None:
        record = Record(0, 2, "24", "24.", kind="result", measure="money", value=value, unit="yuan", indicator="trade")
        (folder / "large.html").write_text(report_page(to_frame([record]), ui=ui), encoding="utf-8")
        page = shown("large.html", "#records")
        assert page.locator("td.value").inner_text() == said
        assert page.locator("td.value span").get_attribute("title") == exact

    def test_a_chart_of_one_year_begins_at_zero(self, shown: Open, folder: Path, reports: Invented) -> None:
        points = reports.trajectories.iloc[[0, 0]].assign(
            year=2025, role=["target", "result"], value=[2.0e12, 2.1e12], value_high=float("nan"), unit="yuan"
        )
        page = report_page(reports.records, reports.changes, points, reports.issues)
        (folder / "one.html").write_text(page, encoding="utf-8")
        page = shown("one.html", "#indicator/" + points["series_id"].iloc[0])
        page.wait_for_selector(".chart.drawn")
        assert "trillion yuan" in page.locator("figcaption").first.inner_text()
        labels = page.locator(".chart svg .role-axis-label text").all_text_contents()
        assert "2025" in labels
        assert {"0.0", "2.0"} <= set(labels)

    def test_files_of_one_name_are_told_apart(self, shown: Open, folder: Path) -> None:
        results = [
            Result(
                "report.txt",
                f"doc{year}",
                Facts(region="Elm City", report_year=year),
                [Record(0, 1, "3", "3.", kind="result", measure="count")],
            )
            for year in (2023, 2024)
        ]
        (folder / "twins.html").write_text(report_page(to_frame(results)), encoding="utf-8")
        page = shown("twins.html", "#records")
        names = page.get_by_label("Document", exact=True).locator("option").all_inner_texts()
        assert names[1:] == ["report.txt (Elm City, 2023)", "report.txt (Elm City, 2024)"]

    def test_matrix_filters(self, shown: Open, reports: Invented) -> None:
        page = shown(address="#matrix")
        page.get_by_label("Verdict", exact=True).select_option("revision.dropped")
        expected = reports.changes.loc[reports.changes["revision"] == "dropped", "series_id"].nunique()
        assert status(page) == f"1–{expected} of {expected} indicators"
        page.get_by_label("Region", exact=True).select_option("Elm County")
        assert status(page) == "1–1 of 1 indicators"

    @pytest.mark.parametrize(
        "name", ["average PM2.5 concentration", "share of good water sections", "new sewage pipes"]
    )
    def test_charts_draw(self, name: str, shown: Open, reports: Invented) -> None:
        page = shown(address="#matrix?q=" + name)
        page.get_by_role("link", name=name).first.click()
        page.wait_for_selector(".chart.drawn")
        assert page.evaluate("document.activeElement.textContent") == name
        series = page.url.rpartition("/")[2]
        points = reports.trajectories[reports.trajectories["series_id"] == series]
        ranges = points["value_high"].notna().sum()
        assert marks(page, "symbol").count() == len(points) + ranges
        assert marks(page, "rule").count() in (ranges, len(points) + ranges)
        assert page.locator(".chart svg .role-axis-label text").count() > 8
        page.locator(".commitment").first.wait_for()
        assert page.locator(".commitment").count() == (reports.changes["series_id"] == series).sum()

    @pytest.mark.parametrize(
        ("name", "text"), [("PM2.5", "at most"), ("good air", "at least"), ("good water", "range")]
    )
    def test_legend_says_which_marks_there_are(self, name: str, text: str, shown: Open) -> None:
        page = shown(address="#matrix?q=" + name)
        page.locator("table.matrix a").first.click()
        legend = page.locator(".legend li").all_inner_texts()
        assert any(entry.strip().startswith(f"target: {text}") for entry in legend)
        assert any(entry.strip() == "result: as stated" for entry in legend)

    def test_marks_say_what_they_are(self, shown: Open, reports: Invented) -> None:
        page = shown(address="#indicator/" + reports.changes["series_id"].iloc[0])
        page.wait_for_selector(".chart.drawn")
        marks(page, "symbol").first.hover()
        assert re.fullmatch(r"20\d\d: (target ≤|result) [\d.]+ µg/m³", page.locator("#tip").inner_text())

    def test_an_address_that_leads_nowhere(self, shown: Open) -> None:
        assert "no such indicator" in shown(address="#indicator/nonsense").inner_text("main")
        assert "no such indicator" in shown(address="#indicator/%E0%A4%A").inner_text("main")
        assert shown(address="#constructor").inner_text("h2") == "Overview"


def marks(page: Page, kind: str) -> Locator:
    """What is drawn of the data, by the kind of mark."""
    return page.locator(f".chart svg .mark-{kind}.role-mark > *")


class TestPage:
    def test_chinese(self, shown: Open) -> None:
        page = shown("zh.html", "#records?kind=target")
        assert page.locator("#nav a").all_inner_texts() == ["概览", "指标与年份", "全部记录", "未能读取", "完整报告"]
        assert status(page) == "第 1–50 条，共 162 条记录"
        assert page.locator("html").get_attribute("lang") == "zh-Hans"
        assert page.locator("q").first.get_attribute("lang") == "en"  # what is quoted stays in its language

    def test_what_could_not_be_read(self, shown: Open, reports: Invented) -> None:
        page = shown(address="#issues")
        assert page.locator("table.issues tbody tr").count() == len(reports.issues)
        assert "scan/old-<plan>.pdf" in page.inner_text("table.issues")

    def test_keyboard(self, shown: Open) -> None:
        page = shown(address="#matrix")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        assert page.url.endswith("#matrix")

    def test_landmarks_headings_and_labels(self, shown: Open, reports: Invented) -> None:
        for address in ("", "#matrix", "#records", "#issues", "#indicator/" + reports.changes["series_id"].iloc[0]):
            page = shown(address=address)
            assert [page.locator(tag).count() for tag in ("header#head", "nav#nav", "main", "footer", "h1")] == [1] * 5
            levels = [
                int(tag[1])
                for tag in page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5')].map(e => e.tagName)")
            ]
            assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), levels
            unnamed = "[...document.querySelectorAll('input, select')].filter(e => !e.labels.length).length"
            assert page.evaluate(unnamed) == 0
            assert page.locator("#nav [aria-current=page]").count() == 1

    def test_by_day_and_by_night(self, shown: Open) -> None:
        grounds = {
            scheme: shown(color_scheme=scheme).evaluate("getComputedStyle(document.documentElement).backgroundColor")
            for scheme in ("light", "dark")
        }
        assert grounds == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 24, 29)"}

    def test_narrow_screens_do_not_scroll_sideways(self, shown: Open, reports: Invented) -> None:
        for address in ("", "#matrix", "#records", "#indicator/" + reports.changes["series_id"].iloc[0]):
            page = shown(address=address, viewport={"width": 360, "height": 700})
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, address

    def test_paper_has_all_rows(self, shown: Open, tmp_path: Path) -> None:
        page = shown(address="#records?kind=target")
        text = printed(page, tmp_path / "records.pdf")
        assert text.count("willcometo") + text.count("达到") == 162
        assert "1–162of162records" in text
        assert "Kind:target" in text
        assert page.locator("table.records tbody tr").count() == 50  # as before, once it is printed

    def test_whole_report_on_paper(self, shown: Open, tmp_path: Path, reports: Invented) -> None:
        page = shown(address="#all")
        charts = reports.changes["series_id"].nunique()
        page.locator(".chart.drawn").nth(charts - 1).wait_for()
        text = printed(page, tmp_path / "all.pdf")
        for heading in ("Overview", "Indicatorsbyyear", "Notread", "Allrecords", "riverbankrestored·AlderCity"):
            assert heading in text
        assert "Why" in text
        assert "thenextreportnolongernamesit" in text

    def test_texts_of_documents_stay_texts(self, shown: Open, folder: Path) -> None:
        sentence = f"Built 79 {HOSTILE}"
        record = Record(6, 8, "79", sentence, kind="target", measure="count", value=79.0, unit=HOSTILE, theme=HOSTILE)
        record.indicator = record.place = record.actor = record.section = record.deadline = HOSTILE
        record.flags = (HOSTILE,)
        facts = Facts(title=HOSTILE, issuer=HOSTILE, region=HOSTILE, report_year=2024, language=HOSTILE)
        frame = to_frame([Result(HOSTILE, "d", facts, records=[record])])
        (folder / "hostile.html").write_text(report_page(frame, title=HOSTILE), encoding="utf-8")
        for address in ("", "#records", "#all", "#" + HOSTILE):
            page = shown("hostile.html", address)
            assert page.evaluate("[document.images.length, document.scripts.length, window.hacked]") == [0, 3, None]
        page = shown("hostile.html", "#records")
        assert page.locator("q").inner_text() == sentence
        assert page.locator("h1").inner_text() == HOSTILE

    def test_the_policy_holds(self, browser: Browser, folder: Path) -> None:
        page = browser.new_page()
        page.goto((folder / "en.html").as_uri())
        tried = """async () => {
            const blocked = [];
            document.addEventListener("securitypolicyviolation", (event) => blocked.push(event.effectiveDirective));
            // Later, as what a debugger runs at once may do what the page may not.
            setTimeout(() => { try { new Function("return 1")(); } catch {} });
            await fetch("http://127.0.0.1:9/").catch(() => {});
            const image = new Image(); image.src = "http://127.0.0.1:9/x.png";
            document.body.insertAdjacentHTML("beforeend", "<b onclick='1' style='color: red'>");
            const script = document.createElement("script");
            script.textContent = "window.ran = 1";
            document.body.append(script);
            await new Promise((resolve) => setTimeout(resolve, 200));
            return [blocked, window.ran];
        }"""
        blocked, ran = page.evaluate(tried)
        assert {"script-src", "connect-src", "img-src", "script-src-attr", "style-src-attr", "script-src-elem"} == set(
            blocked
        )
        assert ran is None
        page.close()


def printed(page: Page, path: Path) -> str:
    """The text on paper, without white space."""
    page.pdf(path=path)
    document = pypdfium2.PdfDocument(path)
    text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()
    return re.sub(r"\s+|\ufffe", "", text)
