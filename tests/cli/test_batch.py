"""Many stories: one line each, in order, and nothing lost when a run is interrupted."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import time

import pytest

from ..conftest import SUMMTRANS

TOPICS = ("le marché", "la piscine", "le tramway", "la gare", "le stade", "le musée", "la mairie", "le théâtre")


def story(number: int) -> dict[str, object]:
    place = TOPICS[number % len(TOPICS)]
    text = (
        f"La ville fermera {place} pendant {number + 2} semaines à partir de lundi. "
        f"Les travaux coûteront {number + 3} millions d'euros, selon le maire. "
        f"Les habitants demandent une solution pour {place}."
    )
    return {
        "id": f"story-{number}",
        "documents": [{"title": f"Fermeture : {place}", "text": text, "date": "2024-03-12"}],
    }


@pytest.fixture
def stories(tmp_path):
    path = tmp_path / "stories.jsonl"
    path.write_text("".join(json.dumps(story(n), ensure_ascii=False) + "\n" for n in range(12)), encoding="utf-8")
    return path


def rows(data: bytes) -> list[dict]:
    return [json.loads(line) for line in data.splitlines()]


def test_one_line_a_story_in_order(run, stories):
    result = run("batch", stories)
    assert result.returncode == 0, result.stderr.decode()
    found = rows(result.stdout)
    assert [row["id"] for row in found] == [f"story-{n}" for n in range(12)]
    assert all(row["brief"] for row in found)
    single = run("brief", "-f", "json", stdin=json.dumps(story(3)["documents"][0]).encode())
    assert [item["english"] for item in json.loads(single.stdout)["brief"]] == [i["english"] for i in found[3]["brief"]]


def test_lines_follow_the_schema(run, stories):
    jsonschema = pytest.importorskip("jsonschema")
    from importlib import resources

    schema = json.loads(resources.files("summtrans.data").joinpath("report.schema.json").read_text(encoding="utf-8"))
    for row in rows(run("batch", stories).stdout):
        jsonschema.validate(row, schema)


def test_folders_and_files_are_stories(run, coverage, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_bytes(coverage.read_bytes())
    result = run("batch", tmp_path / "a", coverage)
    assert [row["id"] for row in rows(result.stdout)] == [str(tmp_path / "a"), str(coverage)]


def test_a_story_that_fails_does_not_stop_the_others(run, tmp_path):
    path = tmp_path / "stories.jsonl"
    english = {
        "id": "english",
        "text": "The mayor spoke on Tuesday about the bridge. It will be closed for three weeks.",
    }
    lines = [json.dumps(story(0)), json.dumps(english), "not json", json.dumps(["a"]), json.dumps(story(1))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = run("batch", path, tmp_path / "none.txt")
    assert result.returncode == 1
    found = rows(result.stdout)
    assert [row["id"] for row in found[:2]] == ["story-0", "english"]
    assert found[1]["exit_code"] == 3 and "English" in found[1]["error"]
    assert found[2]["id"] == f"{path}:3" and found[3]["id"] == f"{path}:4"
    assert found[4]["brief"]
    assert found[5]["exit_code"] == 1
    assert "4 of 6 stories failed" in result.stderr.decode()


def test_a_killed_run_is_resumed_and_ends_the_same(run, stories, tmp_path):
    whole = tmp_path / "whole.jsonl"
    assert run("batch", stories, "-o", whole).returncode == 0
    expected = whole.read_bytes()

    target = tmp_path / "briefs.jsonl"
    part = tmp_path / "briefs.jsonl.part"
    part.write_bytes(b"".join(expected.splitlines(keepends=True)[:5]) + expected.splitlines()[5][:40])
    refused = run("batch", stories, "-o", target)
    assert refused.returncode == 2 and "--resume" in refused.stderr.decode()
    result = run("batch", stories, "-o", target, "--resume")
    assert result.returncode == 0, result.stderr.decode()
    assert "5 stories that are done" in result.stderr.decode()
    assert target.read_bytes() == expected
    assert not part.exists()


def test_control_c_keeps_what_is_done(tmp_path):
    path = tmp_path / "stories.jsonl"
    path.write_text("".join(json.dumps(story(n)) + "\n" for n in range(2000)), encoding="utf-8")
    target = tmp_path / "briefs.jsonl"
    process = subprocess.Popen(
        [SUMMTRANS, "batch", str(path), "-o", str(target)], stderr=subprocess.PIPE, env=os.environ
    )
    part = tmp_path / "briefs.jsonl.part"
    for _ in range(600):
        if part.exists() and part.stat().st_size:
            break
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 130 and b"Traceback" not in error
    assert not target.exists()
    assert rows(part.read_bytes()[: part.read_bytes().rfind(b"\n") + 1])


def stopped(command: list[str], **limits) -> subprocess.CompletedProcess:
    return subprocess.run(command, capture_output=True, timeout=120, check=False, **limits)


def many(tmp_path, count: int):
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps(story(n), ensure_ascii=False) + "\n" for n in range(count)), encoding="utf-8")
    return path


def test_a_kill_in_the_middle_loses_nothing(run, tmp_path):
    path, target, part = many(tmp_path, 150), tmp_path / "briefs.jsonl", tmp_path / "briefs.jsonl.part"
    process = subprocess.Popen([SUMMTRANS, "batch", str(path), "-o", str(target)], stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (part.exists() and part.stat().st_size):
        time.sleep(0.02)
    process.kill()
    process.communicate(timeout=60)  # ends when the workers are gone too: they hold the pipe
    assert process.returncode == -signal.SIGKILL and not target.exists()
    kept = part.read_bytes()[: part.read_bytes().rfind(b"\n") + 1]
    assert 0 < kept.count(b"\n") < 150
    result = run("batch", path, "-o", target, "--resume")
    assert result.returncode == 0, result.stderr.decode()
    assert target.read_bytes().startswith(kept) and not part.exists()
    assert [row["id"] for row in rows(target.read_bytes())] == [f"story-{n}" for n in range(150)]


def test_a_full_disk_loses_nothing(run, stories, tmp_path):
    resource = pytest.importorskip("resource", reason="file sizes are limited by POSIX")
    target, part = tmp_path / "briefs.jsonl", tmp_path / "briefs.jsonl.part"

    def little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # write() then fails as on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))

    result = stopped([SUMMTRANS, "batch", str(stories), "-o", str(target)], preexec_fn=little_room)
    error = result.stderr.decode()
    assert result.returncode == 1 and "--resume" in error and "Traceback" not in error
    assert not target.exists() and part.exists()
    assert run("batch", stories, "-o", target, "--resume").returncode == 0
    assert [row["id"] for row in rows(target.read_bytes())] == [f"story-{n}" for n in range(12)]


def test_a_terminal_gets_wrapped_text_without_a_bar_through_it(coverage):
    pty = pytest.importorskip("pty", reason="terminals are imitated on POSIX")
    process, terminal = pty.fork()
    if process == 0:
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "60", "NO_COLOR": ""}
        os.execve(SUMMTRANS, [SUMMTRANS, "batch", str(coverage), "-f", "text", "--sources"], environment)
    shown = b""
    with contextlib.suppress(OSError):  # Linux says "input/output error" when the other side is closed
        while data := os.read(terminal, 65536):
            shown += data
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    lines = shown.decode().splitlines()
    assert "Briefing" not in shown.decode()
    assert lines[0] == f"== {coverage}"
    plain = [line.replace("\x1b[2m", "").replace("\x1b[22m", "") for line in lines[1:]]
    assert plain != lines[1:] and all(len(line) <= 60 and "\x1b" not in line for line in plain)


def test_pages_and_an_index(run, stories, tmp_path):
    folder = tmp_path / "pages"
    assert run("batch", stories, "-f", "html").returncode == 2
    (tmp_path / "bad.txt").write_text("Lire aussi\n")
    result = run("batch", stories, tmp_path / "bad.txt", "-f", "html", "-o", folder)
    assert result.returncode == 1
    index = (folder / "index.html").read_text(encoding="utf-8")
    assert index.count('<a href="0') == 12 and "bad.txt" in index and "furniture" in index
    assert "<script" not in index
    assert len(list(folder.glob("0*.html"))) == 12


def test_text_and_markdown(run, stories):
    text = run("batch", stories, "-f", "text", "--bilingual", "--sources").stdout.decode()
    assert text.count("\n\n== story-") == 11 and text.startswith("== story-0\n\n")
    assert "1 source\n" in text and "\n    La ville fermera" in text and "\x1b" not in text
    assert run("batch", stories, "-f", "markdown").stdout.count(b"## story-") == 12


def test_resume_without_a_file_is_wrong_usage(run, stories):
    assert run("batch", stories, "--resume").returncode == 2


def test_a_foreign_part_file_is_not_touched(run, stories, tmp_path):
    part = tmp_path / "briefs.jsonl.part"
    part.write_text("a shopping list\n")
    assert run("batch", stories, "-o", tmp_path / "briefs.jsonl", "--resume").returncode == 2
    assert part.read_text() == "a shopping list\n"


def test_brief_many_is_an_iterator_over_anything_that_is_a_story(coverage, stories):
    import summtrans

    document = summtrans.Document("La ville fermera la gare pendant trois semaines. Le maire regrette cette décision.")
    mixed = [str(coverage), [str(coverage), document], document, summtrans.Story("none", ("/nowhere/a.txt",)), stories]
    found = list(summtrans.brief_many(mixed, sentences=2))
    assert [each.name for each in found][:5] == [str(coverage), "story 2", "story 3", "none", "story-0"]
    assert isinstance(found[3].error, summtrans.InputError)
    assert all(each.brief and len(each.brief.items) <= 2 for index, each in enumerate(found) if index != 3)
    with pytest.raises(summtrans.UsageError):
        summtrans.brief_many([], workers=-1)


def test_processes_make_the_same_briefs(run, stories):
    many = stories.with_name("many.jsonl")
    many.write_text("".join(json.dumps(story(n), ensure_ascii=False) + "\n" for n in range(20)), encoding="utf-8")
    alone, beside = (run("batch", many, "--workers", count) for count in ("0", "2"))
    assert alone.returncode == beside.returncode == 0, beside.stderr.decode()
    assert alone.stdout == beside.stdout


def test_ray_is_asked_for_where_it_is_not(run, stories, monkeypatch):
    result = run("batch", stories, "--ray", "127.0.0.1:1")
    assert result.returncode in (4, 5)
    assert b"ray" in result.stderr.lower()
