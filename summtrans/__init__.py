"""summtrans: French news coverage in, a short English brief out.

>>> import summtrans
>>> brief = summtrans.brief(["a.txt", "b.html"], sentences=5)
>>> for item in brief:
...     print(item.english, item.fact.support)
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from summtrans.batch import Outcome, brief_many
    from summtrans.drafting import Story
    from summtrans.errors import (
        ConfigurationError,
        InputError,
        ModelDamagedError,
        ModelNotFoundError,
        NetworkError,
        NothingToBriefError,
        SummtransError,
        UsageError,
    )
    from summtrans.pipeline import brief, deduplicate, summarize, translate
    from summtrans.translation.translator import Translator
    from summtrans.values import (
        Brief,
        BriefItem,
        Budget,
        Choice,
        Conflict,
        Deduplication,
        Document,
        Fact,
        LeftOut,
        ModelInfo,
        Sentence,
        Translation,
    )

_HOMES = {
    "summtrans.batch": ("Outcome", "brief_many"),
    "summtrans.drafting": ("Story",),
    "summtrans.errors": (
        "ConfigurationError", "InputError", "ModelDamagedError", "ModelNotFoundError", "NetworkError",
        "NothingToBriefError", "SummtransError", "UsageError",
    ),
    "summtrans.pipeline": ("brief", "deduplicate", "summarize", "translate"),
    "summtrans.translation.translator": ("Translator",),
    "summtrans.values": (
        "Brief", "BriefItem", "Budget", "Choice", "Conflict", "Deduplication", "Document", "Fact", "LeftOut",
        "ModelInfo", "Sentence", "Translation",
    ),
}  # fmt: skip
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [  # noqa: RUF022 - the order of the documentation
    "brief", "brief_many", "deduplicate", "summarize", "translate", "Translator", "Story", "Outcome",
    "Brief", "BriefItem", "Budget", "Choice", "Conflict", "Deduplication", "Document", "Fact", "LeftOut", "ModelInfo",
    "Sentence", "Translation",
    "ConfigurationError", "InputError", "ModelDamagedError", "ModelNotFoundError", "NetworkError",
    "NothingToBriefError", "SummtransError", "UsageError",
    "__version__",
]  # fmt: skip


def __getattr__(name: str) -> object:
    # PEP 562: a name is imported when it is first asked for, so that `import summtrans` loads nothing heavy.
    if name not in _HOME_OF:
        raise AttributeError(f"module 'summtrans' has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
