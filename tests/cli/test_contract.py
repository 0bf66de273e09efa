"""The contract of the command line: streams, exit codes, messages. Every run is a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from importlib import resources

import pytest

from ..conftest import SUMMTRANS

ENGLISH = (
    "The prefecture ordered the closure of the bridge on Tuesday after cracks were found in two of its pillars. "
    "The mayor said that repairs would take thirty days, and that shopkeepers feared for their income."
)


def clear(result, code: int, *said: str) -> None:
    """Assert the exit code, and a message of one or two sentences without a traceback."""
    message = result.stderr.decode()
    assert result.returncode == code, message
    for words in said:
        assert words in message
    assert "Traceback" not in message
    if code:
        assert result.stdout == b""


def test_brief_prints_english_sentences_and_nothing_else(run, coverage):
    result = run("brief", coverage)
    clear(result, 0)
    lines = result.stdout.decode().splitlines()
    assert 1 <= len(lines) <= 5
    assert not any("Dernières" in line or "Lire aussi" in line for line in lines)


def test_brief_reads_standard_input(run, coverage):
    data = coverage.read_bytes()
    assert run("brief", stdin=data).stdout == run("brief", "-", stdin=data).stdout != b""


@pytest.mark.parametrize(
    "option", ["--sentences=0", "--sentences=-3", "--words=0", "--ratio=0", "--ratio=1.5", "--beam=0"]
)
def test_senseless_numbers_are_wrong_usage(run, coverage, option):
    result = run("brief", coverage, option)
    assert result.returncode == 2
    assert option.split("=")[0] in result.stderr.decode()
    assert result.stdout == b""


def test_bad_patterns_options_and_commands_are_wrong_usage(run, coverage):
    for arguments in (("brief", coverage, "--must", "("), ("brief", coverage, "--engine", "x"), ("breif", coverage)):
        assert run(*arguments).returncode == 2


def test_a_missing_file(run, tmp_path):
    clear(run("brief", tmp_path / "none.txt"), 1, "none.txt")


def test_the_others_are_still_done(run, coverage, tmp_path):
    result = run("brief", tmp_path / "none.txt", coverage)
    assert result.returncode == 1
    assert "none.txt" in result.stderr.decode()
    assert result.stdout == run("brief", coverage).stdout


def test_an_empty_file(run, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    clear(run("brief", tmp_path / "empty.txt"), 3, "empty")


def test_only_furniture(run, tmp_path):
    (tmp_path / "menu.txt").write_text("Dernières nouvelles\n\nLire aussi\n\nPartager sur Facebook\n", encoding="utf-8")
    clear(run("brief", tmp_path / "menu.txt"), 3, "furniture")


def test_a_folder_with_nothing_readable(run, tmp_path):
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    result = run("brief", tmp_path)
    assert result.returncode in (1, 3)
    assert result.stdout == b""
    assert "Traceback" not in result.stderr.decode()


def test_binary_data(run, tmp_path):
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 20)
    clear(run("brief", tmp_path / "noise.txt"), 1, "noise.txt", "binary")


def test_english_text_is_named(run):
    clear(run("brief", stdin=ENGLISH.encode()), 3, "not French but English")


def test_a_model_that_is_not_there(run, coverage):
    clear(run("brief", coverage, "-m", "opus-mt-fr-en"), 4, "summtrans models pull opus-mt-fr-en")
    clear(run("brief", coverage, "-m", "babelfish"), 4, "babelfish", "builtin")


def test_the_transformers_engine_without_torch(run, coverage, tmp_path):
    (tmp_path / "torch").mkdir()
    (tmp_path / "torch" / "__init__.py").write_text("raise ImportError('no torch here')")
    result = run("brief", coverage, "--engine", "transformers", env={"PYTHONPATH": str(tmp_path)})
    clear(result, 4, "pip install 'summtrans[torch]'")


def test_a_wrong_models_file(run, coverage, tmp_path):
    (tmp_path / "models.yaml").write_text("models:\n  builtin: {beem: 4}\n")
    clear(run("brief", coverage, "--models", tmp_path / "models.yaml"), 2, "line 2", "beem")


def test_translate_is_line_for_line(run):
    text = "Bonjour.\n\nLe maire a parlé.\n   \n42\nMerci"
    result = run("translate", stdin=text.encode())
    clear(result, 0)
    lines = result.stdout.decode().split("\n")
    assert len(lines) == 7 and lines[-1] == ""
    assert [bool(line.strip()) for line in lines] == [True, False, True, False, True, True, False]
    assert lines[4] == "42"


def test_translate_json_has_scores_and_flags(run):
    result = run("translate", "-f", "json", stdin="Le maire a parlé.\nIl pleut.\n".encode())
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["french"] for row in rows] == ["Le maire a parlé.", "Il pleut."]
    assert all(row["english"] and row["score"] <= 0 and isinstance(row["flags"], list) for row in rows)


@pytest.mark.parametrize("command", ["brief", "summarize", "dedupe"])
def test_json_follows_the_schema_and_offsets_are_exact(run, coverage, command):
    jsonschema = pytest.importorskip("jsonschema")
    result = run(command, coverage, "-f", "json")
    clear(result, 0)
    data = json.loads(result.stdout)
    schema = json.loads(resources.files("summtrans.data").joinpath("report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema)
    text = coverage.read_text(encoding="utf-8")
    entries = data[{"brief": "brief", "summarize": "summary", "dedupe": "facts"}[command]]
    assert entries
    for entry in entries:
        for source in entry["sources"]:
            offset = data["documents"][source["document"]]["offset"]
            assert text[offset + source["start"] : offset + source["end"]] == source["text"]
        assert entry["support"] == len({source["document"] for source in entry["sources"]})
    assert data["counts"]["documents"] == len(data["documents"]) == 2
    if command == "brief":
        assert list(data)[:3] == ["version", "model", "brief"]


def test_sources_and_bilingual(run, coverage):
    plain = run("brief", coverage).stdout.decode().splitlines()
    full = run("brief", coverage, "--bilingual", "--sources").stdout.decode()
    assert all(line in full for line in plain)
    assert "source" in full and "pont.txt" in full


def test_output_is_whole_or_not_there(run, coverage, tmp_path):
    target = tmp_path / "brief.txt"
    assert run("brief", coverage, "-o", target).returncode == 0
    assert target.read_bytes() == run("brief", coverage).stdout
    before = target.read_bytes()
    clear(run("brief", tmp_path / "none.txt", "-o", target), 1)
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]
    clear(run("brief", coverage, "-o", tmp_path / "no" / "brief.txt"), 1, "Cannot write")


def test_each_gives_one_brief_a_file(run, coverage, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(coverage.read_bytes())
    text = run("brief", "--each", tmp_path).stdout.decode()
    assert text.count("== ") == 2
    lines = run("brief", "--each", tmp_path, "-f", "json").stdout.splitlines()
    assert [json.loads(line)["id"].rsplit("/", 1)[1] for line in lines] == ["a.txt", "b.txt"]


def test_each_goes_on_after_a_failure(run, coverage, tmp_path):
    (tmp_path / "a.txt").write_text("Dernières nouvelles\n", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(coverage.read_bytes())
    result = run("brief", "--each", tmp_path)
    assert result.returncode == 3
    assert result.stdout.decode().count("== ") == 1 or "b.txt" in result.stdout.decode()
    assert "a.txt" in result.stderr.decode()


def test_budgets_hold(run, coverage):
    for options, most in ((["-n", "2"], 2), (["-n", "1"], 1)):
        assert len(run("summarize", coverage, *options).stdout.decode().splitlines()) <= most
    words = run("summarize", coverage, "--words", "30").stdout.decode().split()
    assert 0 < len(words) <= 30


def test_must_and_never(run, coverage):
    steered = run("summarize", coverage, "--must", "commerçants", "-n", "1").stdout.decode()
    assert "commerçants" in steered
    assert "pont" not in run("summarize", coverage, "--never", "pont").stdout.decode().lower()
    clear(run("summarize", coverage, "--never", "."), 3, "--never")


def test_output_is_utf8_in_any_locale(run, coverage):
    env = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    assert run("summarize", coverage, env=env).stdout == run("summarize", coverage).stdout
    assert "é" in run("summarize", coverage, env=env).stdout.decode("utf-8")


def test_control_characters_do_not_reach_the_terminal(run, coverage):
    evil = coverage.read_text(encoding="utf-8").replace("pont", "po\x1b[31mnt\u202e")
    for form in ("text", "markdown", "json", "html"):
        result = run("brief", "-f", form, "--sources", "-v", stdin=evil.encode())
        assert result.returncode == 0
        for stream in (result.stdout, result.stderr):
            assert b"\x1b" not in stream and "\u202e".encode() not in stream


def test_a_closed_pipe_ends_quietly(coverage):
    script = f"{SUMMTRANS} dedupe {coverage} -q | head -n 1"
    result = subprocess.run(["bash", "-c", f"set -o pipefail; {script}"], capture_output=True, check=False)
    assert result.stderr == b""
    assert result.stdout.count(b"\n") == 1


def test_control_c_ends_with_130():
    process = subprocess.Popen(
        [SUMMTRANS, "translate"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ,
    )
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in error


def test_version_and_help(run):
    import summtrans

    assert run("--version").stdout.decode().split() == ["summtrans", summtrans.__version__]
    for command in ("brief", "dedupe", "summarize", "batch", "translate", "models"):
        assert run(command, "--help").returncode == 0


def test_verbose_says_what_was_done(run, coverage):
    message = run("brief", coverage, "-v").stderr.decode()
    assert "2 documents" in message and "Seconds:" in message and "builtin" in message
    assert run("brief", coverage, "-q").stderr == b""


def test_verbose_says_that_a_long_sentence_was_split(run, tmp_path):
    part = (
        "Le maire de Vernay, qui avait annoncé lundi la fermeture du pont, a précisé mardi que les travaux dureraient, "
    )
    path = tmp_path / "long.txt"
    path.write_text(part * 4 + "tandis que la préfecture étudie une navette pour les habitants de la vallée.\n")
    assert "1 long sentence was translated in parts." in run("brief", path, "-v").stderr.decode()
    assert "1 of 1 lines were translated in parts" in run("translate", path, "-v").stderr.decode()
    assert "in parts" not in run("brief", path).stderr.decode()


def test_debug_shows_a_traceback(run, tmp_path):
    assert "Traceback" in run("brief", tmp_path / "none", env={"SUMMTRANS_DEBUG": "1"}).stderr.decode()
