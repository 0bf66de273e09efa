"""Stories a second: `summtrans batch` against one `summtrans brief` after the other and against the baseline.

    python tests/benchmarks/bench_batch.py STORIES.jsonl [--stories 64] [--times 1 10] [--singles 8]

STORIES.jsonl holds a story a line, {"id", "documents": [{"title", "text"}]}. `batch` runs on the first ``--stories``
stories and on ``--times`` copies of them; the single runs and the baseline (sumy's LexRank, MarianMTModel.generate) on
``--singles`` of them, each a process of its own. Prints stories a second and peak memory. Needs the extra `[bench]`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from measuring import measure

SUMMTRANS = str(Path(sys.executable).with_name("summtrans"))
BASELINE = [sys.executable, str(Path(__file__).with_name("baseline.py"))]


def pasted(line: str) -> str:
    return "\n\n---\n\n".join(f"{d.get('title') or ''}\n\n{d['text']}" for d in json.loads(line)["documents"])


def row(name: str, stories: int, seconds: float, memory: float) -> None:
    print(
        f"{name:32} {stories:6} stories {seconds:8.1f} s {stories / seconds:7.2f} stories/s {memory:6.0f} MB",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--stories", type=int, default=64)
    parser.add_argument("--times", type=int, nargs="+", default=[1])
    parser.add_argument("--singles", type=int, default=8)
    given = parser.parse_args()
    lines = given.file.read_text(encoding="utf-8").splitlines()[: given.stories]
    with tempfile.TemporaryDirectory() as folder:
        for times in given.times:
            path = Path(folder) / f"{times}.jsonl"
            path.write_text("\n".join(lines * times) + "\n", encoding="utf-8")
            seconds, _, memory = measure([SUMMTRANS, "batch", str(path)])
            row(f"summtrans batch, {times} x", len(lines) * times, seconds, memory)
        singles = []
        for number, line in enumerate(lines[: given.singles]):
            singles.append(Path(folder) / f"{number}.txt")
            singles[-1].write_text(pasted(line), encoding="utf-8")
        for name, command in (
            ("summtrans brief, one by one", [SUMMTRANS, "brief"]),
            ("baseline, one by one", BASELINE),
        ):
            measured = [measure([*command, str(path)]) for path in singles]
            row(name, len(singles), sum(each[0] for each in measured), max(each[2] for each in measured))


if __name__ == "__main__":
    main()
