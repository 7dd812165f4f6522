"""Walking folders, mining one file, and the identifiers of records."""

import os
import pickle
from pathlib import Path

import pytest

import policymine
from policymine import pipeline
from policymine.errors import EmptyDocument, EncryptedDocument
from policymine.inputs import find_inputs, readable_name
from policymine.pipeline import MineOptions, issue_of, mine_bytes, mine_document, mine_one, number_records
from policymine.records import Block, Document, Facts, Issue, Record


def sources(*paths: Path) -> list[str]:
    return [found.source for found in find_inputs(paths, suffixes={".txt"}) if found.issue is None]


def refusals(*paths: Path) -> list[tuple[str, str]]:
    found = find_inputs(paths, suffixes={".txt"})
    return [(each.source, each.issue.category) for each in found if each.issue is not None]


def write(*files: Path) -> None:
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("In 2023 the city built 79 plants.")


class TestFindInputs:
    def test_order_is_fixed_and_sources_are_relative(self, tmp_path: Path) -> None:
        write(*(tmp_path / name for name in ("z.txt", "b/y.txt", "b/a/x.TXT", "B.txt", "a.txt")))
        assert sources(tmp_path) == ["B.txt", "a.txt", "b/a/x.TXT", "b/y.txt", "z.txt"]

    def test_hidden_and_lock_files_are_passed_over(self, tmp_path: Path) -> None:
        write(*(tmp_path / name for name in (".a.txt", "~$b.txt", ".git/c.txt", "d.txt")))
        assert sources(tmp_path) == ["d.txt"]

    def test_other_endings_are_counted(self, tmp_path: Path) -> None:
        write(tmp_path / "a.txt", tmp_path / "b.jpg", tmp_path / "c" / "d.xls")
        ignored: list[str] = []
        assert len(list(find_inputs([tmp_path], suffixes={".txt"}, on_ignored=ignored.append))) == 1
        assert ignored == ["b.jpg", "c/d.xls"]

    def test_a_named_file_is_taken_whatever_its_name(self, tmp_path: Path) -> None:
        write(tmp_path / ".a.jpg")
        assert sources(tmp_path / ".a.jpg") == [".a.jpg"]
        assert [i.category for i in mine_one(str(tmp_path / ".a.jpg"), "a.jpg").issues] == ["unsupported"]

    def test_a_file_reached_by_several_paths_comes_once(self, tmp_path: Path) -> None:
        for name in ("a.txt", "b/c.txt", "b/photo.jpg"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text("x")
        (tmp_path / "b" / "out.txt").symlink_to("/etc/hostname")
        ignored: list[str] = []
        repeated: list[str] = []
        paths = [tmp_path / "b" / "c.txt", tmp_path, tmp_path / "a.txt", tmp_path / "b"]
        found = list(find_inputs(paths, on_ignored=ignored.append, on_repeated=repeated.append))
        assert [each.source for each in found] == ["c.txt", "a.txt", "b/out.txt"]
        assert repeated == ["b/c.txt", "a.txt", "c.txt", "out.txt"]
        assert ignored == ["b/photo.jpg"]

    def test_a_refused_link_does_not_hide_the_file(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        (tmp_path / "out.txt").write_text("x")
        (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "out.txt")
        found = list(find_inputs([tmp_path / "in", tmp_path / "out.txt"]))
        assert [(each.source, each.issue is None) for each in found] == [("link.txt", False), ("out.txt", True)]

    def test_missing_path(self, tmp_path: Path) -> None:
        assert refusals(tmp_path / "no.txt") == [(str(tmp_path / "no.txt"), "access")]

    def test_links_out_of_the_folder_are_refused(self, tmp_path: Path) -> None:
        write(tmp_path / "out" / "secret.txt", tmp_path / "in" / "a.txt")
        (tmp_path / "in" / "file.txt").symlink_to(tmp_path / "out" / "secret.txt")
        (tmp_path / "in" / "folder").symlink_to(tmp_path / "out")
        assert sources(tmp_path / "in") == ["a.txt"]
        assert refusals(tmp_path / "in") == [("file.txt", "access"), ("folder", "access")]

    def test_a_sibling_with_the_same_beginning_is_outside(self, tmp_path: Path) -> None:
        write(tmp_path / "in-2" / "secret.txt", tmp_path / "in" / "a.txt")
        (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "in-2" / "secret.txt")
        assert refusals(tmp_path / "in") == [("b.txt", "access")]

    def test_links_inside_give_each_file_once(self, tmp_path: Path) -> None:
        write(tmp_path / "a" / "real.txt", tmp_path / ".store" / "object.txt", tmp_path / "a" / "blob")
        (tmp_path / "a" / "loop").symlink_to(tmp_path)
        (tmp_path / "again.txt").symlink_to(tmp_path / "a" / "real.txt")
        (tmp_path / "blob.txt").symlink_to(tmp_path / "a" / "blob")
        (tmp_path / "stored-1").symlink_to(tmp_path / ".store")
        (tmp_path / "stored-2").symlink_to(tmp_path / ".store")
        (tmp_path / ".store" / "loop").symlink_to(tmp_path / ".store")
        assert sources(tmp_path) == ["a/real.txt", "blob.txt", "stored-1/object.txt"]

    def test_dangling_link_is_an_issue(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
        assert refusals(tmp_path) == [("a.txt", "access")]

    def test_pipe_is_refused_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a.txt")
        assert refusals(tmp_path) == [("a.txt", "access")]

    def test_folder_that_cannot_be_listed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write(tmp_path / "a.txt", tmp_path / "shut" / "b.txt", tmp_path / "z.txt")
        real = os.scandir

        def scandir(folder: str) -> object:
            if folder.endswith("shut"):
                raise PermissionError(13, "Permission denied")
            return real(folder)

        monkeypatch.setattr(os, "scandir", scandir)
        assert sources(tmp_path) == ["a.txt", "z.txt"]
        assert refusals(tmp_path) == [("shut", "access")]

    def test_name_that_is_no_utf8(self, tmp_path: Path) -> None:
        name = os.fsdecode(b"caf\xe9.txt")
        write(tmp_path / name)
        assert sources(tmp_path) == [r"caf\xe9.txt"]
        assert readable_name("café.txt") == "café.txt"


def record(start: int, end: int, **fields: object) -> Record:
    return Record(start, end, "79", "79 plants.", **{"kind": "result", "measure": "count", **fields})  # type: ignore[arg-type]


class TestRecordIds:
    def test_they_depend_on_document_place_and_measure(self) -> None:
        records = [record(0, 2), record(0, 3), record(1, 3), record(0, 2, measure="percent")]
        ids = {each.record_id for each in number_records("a", records)}
        assert len(ids | {each.record_id for each in number_records("b", records)}) == 8
        assert all(len(i) == 16 and int(i, 16) >= 0 for i in ids)

    def test_two_indicators_of_one_value_differ(self) -> None:
        first, second = number_records("a", [record(0, 2, indicator="x"), record(0, 2, indicator="y")])
        assert first.record_id != second.record_id
        assert (first.indicator, second.indicator) == ("x", "y")

    def test_they_are_those_of_version_one(self) -> None:
        # Users keep them in their own tables: changing how they are made needs a new major version.
        assert number_records("0123456789abcdef", [record(10, 12)])[0].record_id == "dea1784d311992e7"

    def test_records_come_in_the_order_of_their_places(self) -> None:
        ordered = number_records("a", [record(5, 7), record(0, 9), record(0, 2)])
        assert [(each.start, each.end) for each in ordered] == [(0, 2), (0, 9), (5, 7)]


class TestMineOne:
    def test_a_good_file(self, reports: Path) -> None:
        result = mine_one(str(reports / "a.txt"), "x/a.txt", MineOptions(language="en"))
        text = (reports / "a.txt").read_text()
        assert result.issues == []
        assert result.source == "x/a.txt"
        assert result.characters == len(text)
        assert len(result.records) >= 4
        assert all(text[each.start : each.end] == each.value_text for each in result.records)
        assert len({each.record_id for each in result.records}) == len(result.records)

    def test_it_can_be_sent_to_another_process(self, reports: Path) -> None:
        function, result = pickle.loads(pickle.dumps((mine_one, mine_one(str(reports / "a.txt"), "a.txt"))))
        assert function is mine_one
        assert result.records

    @pytest.mark.parametrize(
        ("error", "expected"),
        [
            (EmptyDocument("no text", page=3), Issue("a.txt", "empty", "no text", 3, EmptyDocument.default_hint)),
            (EncryptedDocument("locked", hint="ask"), Issue("a.txt", "encrypted", "locked", None, "ask")),
        ],
    )
    def test_errors_on_purpose(self, error: Exception, expected: Issue, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*arguments: object) -> None:
            raise error

        monkeypatch.setattr(pipeline, "load", fail)
        assert mine_one("a.txt", "a.txt").issues == [expected]

    @pytest.mark.parametrize(
        ("error", "category", "message"),
        [
            (ZeroDivisionError("by zero"), "internal", "ZeroDivisionError: by zero"),
            (MemoryError(), "internal", "MemoryError"),
            (RecursionError("deep"), "internal", "RecursionError: deep"),
            (PermissionError(13, "Permission denied"), "access", "Permission denied"),
        ],
    )
    def test_errors_of_any_kind(self, error: Exception, category: str, message: str) -> None:
        issue = issue_of(error, "a.txt")
        assert (issue.category, issue.message) == (category, message)
        assert issue.hint
        assert "Traceback" not in issue.message

    def test_issues_of_the_document_are_carried_over(self) -> None:
        text = "Nothing here."
        issue = Issue("", "empty", "page without text", page=2)
        document = Document(
            text, (Block("paragraph", 0, len(text), page=7),), Facts(language="en"), "a.pdf", "d", (issue,)
        )
        result = mine_document(document)
        assert [(each.source, each.page) for each in result.issues] == [("a.pdf", 2)]
        assert result.pages == 7

    def test_bytes_are_mined_the_same_each_time(self) -> None:
        content = b"In 2023, the city built 79 sewage treatment plants."
        assert mine_bytes(content, "-") == mine_bytes(content, "-")
        assert mine_bytes(content, "-").records[0].value == 79
        assert mine_bytes(b"", "-").issues[0].category == "empty"


class TestPublicNames:
    def test_functions_win_over_modules_of_the_same_name(self) -> None:
        import policymine.read
        from policymine.extract import extract_records

        assert callable(policymine.read)
        assert callable(policymine.extract)
        assert callable(extract_records)

    def test_every_name_is_there(self) -> None:
        assert set(policymine.__all__) <= set(dir(policymine))
        for name in policymine.__all__:
            assert getattr(policymine, name) is not None

    def test_unknown_names_are_refused(self) -> None:
        with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
            _ = policymine.nonsense

    def test_main_job(self, reports: Path) -> None:
        frame = policymine.to_frame(policymine.mine(reports))
        document = policymine.read(reports / "a.txt")
        records = policymine.extract(document)
        assert frame[frame["source"] == "a.txt"]["record_id"].tolist() == [each.record_id for each in records]
