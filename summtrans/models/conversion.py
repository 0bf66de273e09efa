"""From a MarianMT model in the Hugging Face layout to its int8 copy for CTranslate2."""

from __future__ import annotations

import contextlib
import io
import warnings
from pathlib import Path

from summtrans.errors import ModelNotFoundError


def convert(marian: Path, target: Path, quantization: str = "int8_float32") -> None:
    """Convert the model in ``marian`` into the folder ``target`` (made anew).

    ``int8_float32`` and not ``int8``: from float16 weights the latter becomes int8_float16, which a CPU has to
    convert at every load.

    Raises:
        ModelNotFoundError: torch, which reads the weights, is not installed.
    """
    try:
        import torch  # noqa: F401
    except ImportError:
        raise ModelNotFoundError(
            "Converting a model needs torch: `pip install 'summtrans[torch]'`, then run the command again."
        ) from None
    from ctranslate2.converters import TransformersConverter

    # The converter's libraries print bars and advice on both streams; neither is for the user.
    silence = io.StringIO()
    with warnings.catch_warnings(), contextlib.redirect_stdout(silence), contextlib.redirect_stderr(silence):
        warnings.simplefilter("ignore")
        TransformersConverter(str(marian)).convert(str(target), quantization=quantization, force=True)
