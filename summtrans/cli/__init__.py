"""The command line: arguments, streams, exit codes; no logic of its own."""

from summtrans.cli.app import app, main

__all__ = ["app", "main"]
