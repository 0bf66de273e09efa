"""`summtrans brief` against the baseline, as whole processes on the same coverage, in turn.

    python tests/benchmarks/bench_brief.py FILE [--runs 5]

Prints wall time, processor time and peak memory (the largest process, from the operating system's accounting of each
finished run) as minimum, median and maximum, and the ratios pair by pair. Needs the extra `[bench]`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from measuring import measure, row

HERE = Path(__file__).parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    summtrans = [str(Path(sys.executable).with_name("summtrans")), "brief", given.file]
    baseline = [sys.executable, str(HERE / "baseline.py"), given.file]
    measure(summtrans), measure(baseline)  # warm the disk's cache
    pairs = [(measure(summtrans), measure(baseline)) for _ in range(given.runs)]
    print(f"{given.file}, {given.runs} runs of each, in turn\n{'':36} {'min':>9} {'median':>9} {'max':>9}")
    for index, (what, unit) in enumerate((("wall", "s"), ("processor", "s"), ("peak memory", "MB"))):
        row(f"summtrans {what}", [ours[index] for ours, _ in pairs], unit)
        row(f"baseline {what}", [theirs[index] for _, theirs in pairs], unit)
        row(f"baseline / summtrans, {what}", [theirs[index] / ours[index] for ours, theirs in pairs], "times")


if __name__ == "__main__":
    main()
