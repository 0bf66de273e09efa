"""The errors of summtrans: one tree; each kind knows the exit code of the command line."""

from __future__ import annotations


class SummtransError(Exception):
    """Base of every error raised on purpose. The message says what, where, and what to do."""

    exit_code = 1


class InputError(SummtransError):
    """An input could not be read: missing, unreadable, binary, too large."""

    exit_code = 1


class UsageError(SummtransError):
    """An argument makes no sense."""

    exit_code = 2


class ConfigurationError(UsageError):
    """A models.yaml is wrong; the message names the line."""


class NothingToBriefError(SummtransError):
    """The input is empty, only furniture, or not French."""

    exit_code = 3


class ModelNotFoundError(SummtransError):
    """The model or the engine asked for is not installed; the message says the command that brings it."""

    exit_code = 4


class ModelDamagedError(ModelNotFoundError):
    """A model's file is missing, truncated or altered."""


class NetworkError(SummtransError):
    """The network failed while a model was pulled."""

    exit_code = 5
