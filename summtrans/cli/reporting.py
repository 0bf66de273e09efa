"""From exceptions to one clear sentence and an exit code."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import ParamSpec

import typer

from summtrans.errors import SummtransError
from summtrans.terminal import Console

P = ParamSpec("P")


def reported(command: Callable[P, None]) -> Callable[P, None]:
    """Decorate a command: its errors become a message on standard error and an exit code.

    A traceback is shown with SUMMTRANS_DEBUG=1 only. A reader that closes the pipe early is no error.
    """

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except SummtransError as error:
            if _debugging():
                raise
            Console().error(f"summtrans: {error}")
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:
            # Python would complain when it flushes at exit: give it somewhere to write.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except (typer.Exit, typer.Abort, typer.BadParameter, KeyboardInterrupt):
            raise
        except Exception as error:
            if _debugging():
                raise
            what = f"{type(error).__name__}: {error}".splitlines()[0]
            Console().error(
                f"summtrans: an unexpected error ({what}). This is a fault of summtrans: please report it, "
                "with what SUMMTRANS_DEBUG=1 shows."
            )
            raise typer.Exit(1) from None

    return run


def _debugging() -> bool:
    return os.environ.get("SUMMTRANS_DEBUG", "") not in ("", "0")
