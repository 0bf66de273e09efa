"""From bytes to text: which encoding, mojibake mended, NFC, line feeds as line ends."""

from __future__ import annotations

import re
import unicodedata

from summtrans.errors import InputError

_MOJIBAKE = re.compile("[ÃÂâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|ï»¿")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY_SHARE, _FEW = 0.02, 8
"""The share of control characters that makes data binary; so few are stray ones even in a short text."""


def decode(data: bytes) -> str:
    """Return the text that ``data`` encodes.

    Byte order marks are obeyed; then UTF-8, UTF-16 without a mark (by its zero bytes), and Windows-1252, of which
    Latin-1 is the printable half. Bytes that are no text raise InputError.
    """
    return tidy(_decoded(data))


def tidy(text: str) -> str:
    """Return ``text`` with mojibake mended, lone surrogates replaced, in NFC, with line feeds as line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    if _MOJIBAKE.search(text):
        import ftfy

        text = "\n".join(ftfy.fix_encoding(line) if _MOJIBAKE.search(line) else line for line in text.split("\n"))
    return unicodedata.normalize("NFC", text)


def _decoded(data: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    guessed = _utf16(data)
    if guessed:
        return data.decode(guessed, errors="replace")
    if len(_CONTROLS.findall(data)) > max(_FEW, _BINARY_SHARE * len(data)) or b"\x00\x00" in data:
        raise InputError("binary data, not text; give text, Markdown, HTML, JSON, PDF or DOCX")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _mixed(data)


def _utf16(data: bytes) -> str | None:
    sample = data[:4096]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _mixed(data: bytes) -> str:
    """Decode line by line: UTF-8 where it is, else Windows-1252 (files put together from several sources)."""
    return "\n".join(_line(line) for line in data.split(b"\n"))


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in line)
