"""Places of fsspec: how they are walked, read, written, held, and what is said where something is missing."""

import io
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from policymine import remote
from policymine.bulk import holding, run
from policymine.bulk.reading import opened
from policymine.bulk.run import FolderRun, Settings
from policymine.engines import mine
from policymine.errors import MissingExtra, PolicymineError, UnreadableDocument, UsageError
from policymine.inputs import Input, find_inputs, load_input
from policymine.pipeline import MineOptions
from policymine.remote import RemotePath, filesystem, place
from servers import Store, dask_cluster, store
from test_output_folder import archive, expected, inline, table, text_of

pytest.importorskip("fsspec", reason="fsspec is not installed: policymine[remote]")
pytest.importorskip("pyarrow")
pytest.importorskip("rensa")

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def memory() -> Iterator[Any]:
    files = filesystem("memory")
    yield files
    files.store.clear()
    files.pseudo_dirs[:] = [""]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "work_off", inline)


@pytest.fixture(scope="module")
def s3() -> Iterator[Store]:
    with store() as started:
        yield started


def packed(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archived:
        for name, text in files.items():
            archived.writestr(f"{name}.txt", text)
    return stream.getvalue()


def fill(folder: Path, put: Callable[[str, bytes], object]) -> None:
    """Put the files of a folder somewhere."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            put(path.relative_to(folder).as_posix(), path.read_bytes())


class TestWalks:
    def test_an_address_is_walked_like_a_folder(self, tmp_path: Path, memory: Any) -> None:
        folder = archive(tmp_path / "in", 3)
        (folder / "b").mkdir()
        (folder / "b" / "deep.txt").write_text(text_of(9), encoding="utf-8")
        (folder / "0001").mkdir()
        (folder / "0001" / "x.txt").write_text(text_of(10), encoding="utf-8")
        (folder / "a.zip").write_bytes(packed(one=text_of(11), two=text_of(12)))
        for name in ("photo.jpg", ".hidden.txt", "~$lock.txt"):
            (folder / name).write_text("x")
        fill(folder, lambda name, data: memory.pipe_file(f"/bucket/in/{name}", data))
        memory.pipe_file("/bucket/in2/other.txt", b"x")
        ignored: list[str] = []
        found = list(find_inputs(["memory://bucket/in/"], on_ignored=ignored.append))
        assert [each.source for each in found] == [each.source for each in find_inputs([folder])]
        assert ignored == ["photo.jpg"]
        assert found[0].stamp is not None
        assert found[0].stamp[0] == len(text_of(0).encode())
        assert [row.doc_id for row in mine("memory://bucket/in")] == [row.doc_id for row in mine(folder)]

    @pytest.mark.parametrize(
        ("address", "sources", "issue"),
        [
            ("memory://bucket/in/a.txt", ["a.txt"], None),
            ("memory://bucket/in/b.txt", ["memory://bucket/in/b.txt"], "no such bucket, folder or file"),
            ("memory://none", ["memory://none"], "no such bucket, folder or file"),
        ],
    )
    def test_one_file(self, memory: Any, address: str, sources: list[str], issue: str | None) -> None:
        memory.pipe_file("/bucket/in/a.txt", b"The city built 79 parks.")
        found = list(find_inputs([address]))
        assert [each.source for each in found] == sources
        assert (found[0].issue and found[0].issue.message) == issue

    def test_the_same_file_by_two_addresses_is_mined_once(self, memory: Any) -> None:
        memory.pipe_file("/bucket/in/a.txt", b"The city built 79 parks.")
        repeated: list[str] = []
        found = list(find_inputs(["memory://bucket/in", "memory://bucket/in/a.txt"], on_repeated=repeated.append))
        assert ([each.source for each in found], repeated) == (["a.txt"], ["a.txt"])

    def test_an_archive_is_fetched_once(self, memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        memory.pipe_file("/bucket/in/a.zip", packed(**{f"n{number}": text_of(number) for number in range(9)}))
        fetched: list[str] = []
        real = remote._fetched
        monkeypatch.setattr(
            remote, "_fetched", lambda address, folder: fetched.append(address) or real(address, folder)
        )
        found = list(find_inputs(["memory://bucket/in"]))
        assert [load_input(each)[0] for each in found] == [text_of(number).encode() for number in range(9)]
        assert fetched == ["memory://bucket/in/a.zip"]
        memory.pipe_file("/bucket/in/a.zip", packed(n0=text_of(50)))
        (changed,) = find_inputs(["memory://bucket/in"])
        assert load_input(changed)[0] == text_of(50).encode()
        assert len(fetched) == 2

    @pytest.mark.parametrize("name", ["..", "."])
    def test_names_that_lead_elsewhere_are_refused(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        listed = [
            {"name": f"b/in/{name}", "type": "directory", "size": 0},
            {"name": "b/other.txt", "type": "file", "size": 1},
            {"name": "b/in/a.txt", "type": "file", "size": 1},
        ]
        answer = {"b/in": listed, "/b/in": listed}
        monkeypatch.setattr(type(filesystem("memory")), "ls", lambda self, path, detail: answer[path])
        monkeypatch.setattr(
            type(filesystem("memory")), "info", lambda self, path: {"type": "directory", "size": 0, "name": path}
        )
        found = list(find_inputs(["memory://b/in"]))
        assert [(each.source, each.issue is None) for each in found] == [(name, False), ("a.txt", True)]

    def test_a_chain_of_addresses_is_only_a_name(self, tmp_path: Path, memory: Any) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text("The city built 79 parks.")
        with pytest.raises(UnreadableDocument, match="no such file"):
            load_input(Input(f"memory://bucket/x::file://{secret}", "x.txt", stamp=(1, 1)))


class TestAddresses:
    @pytest.mark.parametrize(
        ("address", "said"),
        [
            ("file:///out", "is a path of this machine"),
            ("s3://", "names no place"),
            ("ftp://host/out", "may keep half a file"),
        ],
    )
    def test_places_where_nothing_can_be_kept(self, address: str, said: str) -> None:
        with pytest.raises(UsageError, match=said):
            place(address)

    @pytest.mark.parametrize(
        ("address", "hint"),
        [("s3://bucket/out", 'pip install "policymine[s3]"'), ("az://bucket/out", 'pip install "policymine[remote]"')],
    )
    def test_a_package_that_is_missing(self, monkeypatch: pytest.MonkeyPatch, address: str, hint: str) -> None:
        filesystem.cache_clear()
        monkeypatch.setitem(sys.modules, "fsspec", None)
        with pytest.raises(MissingExtra, match="needs") as caught:
            place(address)
        assert caught.value.hint.startswith(hint)

    def test_a_protocol_that_nobody_knows(self) -> None:
        with pytest.raises(UsageError, match="nothing:// is not known"):
            list(find_inputs(["nothing://bucket"]))


def go(paths: Any, out: Any, **settings: Any) -> FolderRun:
    one = FolderRun(out, MineOptions(), Settings(**settings))
    for _ in one.run(find_inputs([paths])):
        pass
    return one


@pytest.mark.usefixtures("here")
class TestOutput:
    def test_a_run_and_what_changes(self, tmp_path: Path, memory: Any) -> None:
        folder, out = archive(tmp_path / "in", 12), RemotePath.of("memory://bucket/out")
        fill(folder, lambda name, data: memory.pipe_file(f"/bucket/in/{name}", data))
        assert go("memory://bucket/in", out).tally.counts()["mined"] == 12
        assert go("memory://bucket/in", out).tally.counts()["skipped"] == 12
        memory.pipe_file("/bucket/in/0003.txt", text_of(70).encode())
        (folder / "0003.txt").write_text(text_of(70), encoding="utf-8")
        changed = go("memory://bucket/in", out, trust_times=True).tally.counts()
        assert (changed["mined"], changed["skipped"]) == (1, 11)
        with opened(out) as read:
            assert sorted(read.rows("records"), key=repr) == expected(folder)
        # Nothing is left of what was put together, nor of the lock.
        names = [each.rpartition("/")[2] for each in memory.find("/bucket/out")]
        assert len(set(names)) == 2
        assert "run.json" in names

    def test_what_counts_is_there_as_a_whole(
        self, tmp_path: Path, memory: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out, seen = RemotePath.of("memory://bucket/out"), []
        real = RemotePath.upload

        def upload(self: RemotePath, file: Path) -> None:
            seen.append((self.key.split("/")[2], memory.exists(self.key)))
            real(self, file)

        monkeypatch.setattr(RemotePath, "upload", upload)
        go(archive(tmp_path / "in", 1), out)
        assert [each for each in seen if each[0] != "run.json"] == [
            ("records", False),
            ("documents", False),
            ("manifest", False),
        ]

    def test_something_else_is_there(self, tmp_path: Path, memory: Any) -> None:
        memory.pipe_file("/bucket/out/a.txt", b"mine")
        with pytest.raises(UsageError, match="holds something else"):
            go(archive(tmp_path / "in", 1), RemotePath.of("memory://bucket/out"))

    def test_two_runs_at_once(self, tmp_path: Path, memory: Any) -> None:
        out = RemotePath.of("memory://bucket/out")
        go(archive(tmp_path / "in", 1), out)
        with holding.held(out), pytest.raises(UsageError, match="another run writes") as caught:
            go(tmp_path / "in", out)
        assert "120 s more" in caught.value.hint
        assert not (out / ".lock").exists()

    def test_a_run_that_died_holds_nothing_for_long(
        self, tmp_path: Path, memory: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out = RemotePath.of("memory://bucket/out")
        assert (out / ".lock").create(b'{"id": "dead", "at": %d}' % (time.time() - holding.FRESH - 1))
        monkeypatch.setattr(holding, "_SECOND_LOOK", 0)
        assert go(archive(tmp_path / "in", 1), out).tally.counts()["mined"] == 1

    def test_a_run_whose_folder_was_taken_stops(
        self, tmp_path: Path, memory: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(holding, "_SIGN", 0.01)
        out = RemotePath.of("memory://bucket/out")
        one = FolderRun(out, MineOptions(), Settings())
        running = one.run(find_inputs([archive(tmp_path / "in", 3)]))
        next(running)
        (out / ".lock").write_bytes(b'{"id": "another"}')
        with pytest.raises(PolicymineError, match="another run has taken"):  # noqa: PT012 - it may take a moment
            for _ in running:
                time.sleep(0.2)
        assert (out / ".lock").read_bytes() == b'{"id": "another"}'


class TestS3:
    """The real protocol, by the real command."""

    def test_mine_and_export(self, tmp_path: Path, s3: Store, run: Run) -> None:
        folder = archive(tmp_path / "in", 12)
        (folder / "b").mkdir()
        (folder / "b" / "c.txt").write_text(text_of(20), encoding="utf-8")
        (folder / "pack.zip").write_bytes(packed(one=text_of(21)))
        s3.put("one")
        fill(folder, lambda name, data: s3.put(f"one/in/{name}", data))
        done = run("mine", "s3://one/in/", "-o", "s3://one/out/", "--jobs", 2, env=s3.env)
        assert (done.returncode, b"14 documents mined" in done.stderr) == (0, True), done.stderr
        again = run("mine", "s3://one/in/", "-o", "s3://one/out/", env=s3.env)
        assert b"14 files skipped" in again.stderr
        assert run("mine", "s3://one/in", "-o", tmp_path / "t.csv", "-q", env=s3.env).returncode == 0
        assert run("mine", folder, "-o", tmp_path / "here.csv", "-q").returncode == 0
        assert run("export", "s3://one/out", "-o", tmp_path / "u.csv", "-q", env=s3.env).returncode == 0
        here = (tmp_path / "here.csv").read_bytes()
        assert here.count(b"\n") > 50
        assert (tmp_path / "t.csv").read_bytes() == here
        assert (tmp_path / "u.csv").read_bytes() == here
        keys = s3.keys("one", "out/")
        assert {key.split("/")[1] for key in keys} == {"documents", "manifest", "records", "run.json"}

    def test_what_a_kill_leaves(self, tmp_path: Path, s3: Store, run: Run) -> None:
        folder = archive(tmp_path / "in", 4)
        s3.put("two")
        assert run("mine", folder, "-o", "s3://two/out/", "-q", env=s3.env).returncode == 0
        # A part without its manifest, and one whose rows are gone: neither counts.
        (part,) = s3.keys("two", "out/records/")
        s3.put("two/out/records/part-00009-0000000.parquet", s3.get(f"two/{part}"))
        s3.delete(f"two/{part}")
        assert run("mine", folder, "-o", "s3://two/out/", "-q", env=s3.env).returncode == 0
        assert run("export", "s3://two/out", "-o", tmp_path / "u.csv", "-q", env=s3.env).returncode == 0
        assert run("mine", folder, "-o", tmp_path / "here.csv", "-q").returncode == 0
        assert (tmp_path / "u.csv").read_bytes() == (tmp_path / "here.csv").read_bytes()
        assert len(s3.keys("two", "out/records/")) == 1

    @pytest.mark.parametrize(
        ("arguments", "env", "said"),
        [
            (["s3://nobucket/in", "-o", "t.csv"], {}, "no such bucket, folder or file"),
            (["a.txt", "-o", "s3://nobucket/out/"], {}, "there is no such bucket"),
            (["a.txt", "-o", "s3://three/t.csv"], {}, "a table cannot be written to an address"),
            (["a.txt", "-o", "memory://three/out/"], {}, "memory:// ends with the run"),
            (
                ["s3://three/in", "-o", "t.csv"],
                {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "", "AWS_EC2_METADATA_DISABLED": "true"},
                "set AWS_ACCESS_KEY_ID",
            ),
            (["s3://three/in", "-o", "t.csv"], {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, "cannot be reached"),
        ],
    )
    def test_what_is_missing(
        self, reports: Path, s3: Store, run: Run, arguments: list[str], env: dict[str, str], said: str
    ) -> None:
        done = run("mine", *arguments, env={**s3.env, **env}, cwd=reports)
        assert (done.returncode, said in done.stderr.decode()) == (2, True), done.stderr

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
    def test_on_a_cluster_whose_worker_is_killed(self, tmp_path: Path, s3: Store, run: Run) -> None:
        folder = archive(tmp_path / "in", 80)
        s3.put("four")
        fill(folder, lambda name, data: s3.put(f"four/in/{name}", data))
        with dask_cluster(tmp_path, s3.env) as cluster:
            engine = ["--engine", "dask", "--scheduler", cluster.address]
            line = [sys.executable, "-m", "policymine", "mine", "s3://four/in/", "-o", "s3://four/out/", "-q", *engine]
            with subprocess.Popen(line, env={**os.environ, **s3.env}) as process:
                began = time.monotonic()
                while not s3.keys("four", "out/manifest/") and time.monotonic() - began < 120:
                    time.sleep(0.05)
                assert process.poll() is None
                cluster.workers[1].kill()
                assert process.wait(300) == 0
            again = run("mine", "s3://four/in/", "-o", "s3://four/out/", *engine, env=s3.env)
            assert b"80 files skipped" in again.stderr
        for key in s3.keys("four", "out/"):
            file = tmp_path / key
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(s3.get(f"four/{key}"))
        assert table(tmp_path / "out", "records") == expected(folder)
        assert len(table(tmp_path / "out", "documents")) == 80
