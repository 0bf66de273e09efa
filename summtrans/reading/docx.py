"""The text of a Word file (extra ``files``)."""

from __future__ import annotations

import io
import zipfile

from summtrans.errors import InputError
from summtrans.reading.decoding import tidy
from summtrans.reading.files import LARGEST
from summtrans.reading.seams import cut
from summtrans.values import Document

_UNPACKED = 10 * LARGEST


def read_docx(data: bytes, source: str) -> tuple[Document, ...]:
    """Return the documents of the Word file ``data``.

    Raises InputError if python-docx is not installed, or if the file is damaged, no Word file, or a zip bomb.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if sum(info.file_size for info in infos) > _UNPACKED:
                raise InputError("a file that unpacks to over 200 MB; it may be a zip bomb")
            if not any(info.filename == "word/document.xml" for info in infos):
                raise InputError("a zip archive that is no Word file; unpack it first")
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise InputError(f"a damaged zip archive ({error})") from error
    try:
        from docx import Document as WordFile
        from docx.table import Table
    except ImportError as error:
        raise InputError("DOCX needs an extra; run: pip install 'summtrans[files]'") from error
    try:
        blocks: list[str] = []
        for block in WordFile(io.BytesIO(data)).iter_inner_content():
            if isinstance(block, Table):
                blocks.extend(" ".join(cell.text for cell in row.cells) for row in block.rows)
            else:
                blocks.append(block.text)
    except Exception as error:  # python-docx and lxml raise many kinds on damaged files
        raise InputError(f"a Word file that cannot be read ({error})") from error
    return cut(tidy("\n\n".join(blocks)), source)
