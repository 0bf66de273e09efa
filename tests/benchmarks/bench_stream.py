"""Memory of `summtrans translate` on a pipe of many lines: it must not grow with their number.

    python tests/benchmarks/bench_stream.py [--lines 100000] [--beam 1]

The lines are distinct short sentences made from a few words, each with its number, so that what comes out can be held
against what went in line for line: the count, and the number in each. Prints the process's resident memory after each
tenth of the lines, and lines a second. Needs `ps`.
"""

from __future__ import annotations

import argparse
import itertools
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SUMMTRANS = str(Path(sys.executable).with_name("summtrans"))
WHO = ["Le maire", "Le préfet", "Un ministre", "Le syndicat", "Une enquêtrice", "Le club", "La chaîne"]
TOWNS = ["Lille", "Lyon", "Nantes", "Brest", "Dijon", "Metz", "Nice", "Tours", "Reims", "Rouen", "Limoges"]
DID = ["a vu", "a compté", "demande", "promet", "a fermé"]
WHAT = ["ponts", "écoles", "usines", "maisons", "emplois", "voitures", "arbres", "lits", "trains"]


def sentence(number: int) -> str:
    who, town, did, what = (part[number % len(part)] for part in (WHO, TOWNS, DID, WHAT))
    return f"{who} de {town} {did} {number} {what}."


def resident(process: int) -> float:
    """The resident memory of a process, in MB."""
    return int(subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, check=True).stdout) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--beam", type=int, default=1)
    given = parser.parse_args()
    command = [SUMMTRANS, "translate", "--quiet", "--beam", str(given.beam)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lines.txt"
        lines = [f"{sentence(number)}\n" for number in range(1000, 1000 + given.lines)]
        path.write_text("".join(lines), encoding="utf-8")
        begun = time.perf_counter()
        kept = count = 0
        with path.open("rb") as source, subprocess.Popen(command, stdin=source, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for number, english in zip(itertools.count(1000), process.stdout):
                count += 1
                kept += str(number).encode() in english.replace(b",", b"")
                if count % max(1, given.lines // 10) == 0:
                    seconds = time.perf_counter() - begun
                    print(f"{count:8} lines {seconds:7.0f} s {resident(process.pid):6.0f} MB", flush=True)
    print(f"{given.lines} lines in, {count} out, {kept} with the figure of their line; {count / seconds:.0f} lines/s")


if __name__ == "__main__":
    main()
