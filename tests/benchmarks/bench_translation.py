"""`summtrans translate` against the two usual ways to run a MarianMT model: the same weights, lines and beam.

    python tests/benchmarks/bench_translation.py FILE [--lines 200] [--runs 3]

- `generate`: MarianMTModel.generate through torch, 16 lines at a time, padded, as in the documentation;
- `one by one`: CTranslate2 with one sentence a call, as argostranslate drives it.

Both only translate; `summtrans translate` also checks every line and climbs its ladder. Prints lines a second with
and without the time of loading, and peak memory, as minimum, median and maximum, each run a process of its own, in
turn. Needs the extra `[bench]`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from measuring import measure, row

_BEAM = 4  # as the peers use it; summtrans's own default is in models.yaml


def generate(lines: list[str]) -> None:
    import torch
    from transformers import MarianMTModel, MarianTokenizer

    from summtrans.models.store import builtin_folder

    tokenizer = MarianTokenizer.from_pretrained(str(builtin_folder()))
    model = MarianMTModel.from_pretrained(str(builtin_folder()), dtype=torch.float32).eval()
    with torch.inference_mode():
        for first in range(0, len(lines), 16):
            batch = tokenizer(lines[first : first + 16], return_tensors="pt", padding=True)
            output = model.generate(**batch, num_beams=_BEAM, max_new_tokens=256)
            print("\n".join(tokenizer.batch_decode(output, skip_special_tokens=True)))


def one_by_one(lines: list[str]) -> None:
    import ctranslate2
    import sentencepiece

    from summtrans.models.store import builtin_folder

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(builtin_folder() / "source.spm"))
    translator = ctranslate2.Translator(str(builtin_folder() / "ct2"), inter_threads=1, intra_threads=0)
    for line in lines:
        source = [pieces.encode(line, out_type=str)]
        result = translator.translate_batch(source, beam_size=_BEAM, max_decoding_length=256)
        print(pieces.decode(result[0].hypotheses[0]))


PEERS = {"generate": generate, "one by one": one_by_one}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--lines", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peer", choices=PEERS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    lines = given.file.read_text(encoding="utf-8").splitlines()[: given.lines]
    if given.peer:
        PEERS[given.peer](lines)
        return
    with tempfile.TemporaryDirectory() as folder:
        files = {len(part): Path(folder) / str(len(part)) for part in (lines[:1], lines)}
        for count, path in files.items():
            path.write_text("\n".join(lines[:count]) + "\n", encoding="utf-8")
        translate = [str(Path(sys.executable).with_name("summtrans")), "translate", "--beam", str(_BEAM)]
        commands = {"summtrans": lambda path: [*translate, str(path)]}
        for peer in PEERS:
            commands[peer] = lambda path, peer=peer: [sys.executable, __file__, str(path), "--peer", peer]
        results: dict[str, list[tuple[float, float, float]]] = {name: [] for name in commands}
        for _ in range(given.runs):
            for name, command in commands.items():
                loading = measure(command(files[1]))[0]
                wall, _, memory = measure(command(files[len(lines)]))
                results[name].append((len(lines) / wall, len(lines) / max(1e-3, wall - loading), memory))
    print(f"{given.file}, {len(lines)} lines, {given.runs} runs of each, in turn")
    print(f"{'':36} {'min':>9} {'median':>9} {'max':>9}")
    for index, (what, unit) in enumerate((("in all", "lines/s"), ("once loaded", "lines/s"), ("peak memory", "MB"))):
        for name, values in results.items():
            row(f"{name}, {what}", [value[index] for value in values], unit)


if __name__ == "__main__":
    main()
