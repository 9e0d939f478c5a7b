"""What a process that is over in seconds need not wait for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from types import ModuleType


class _WithoutPandas(MetaPathFinder):
    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> None:
        if name == "pandas":
            raise ModuleNotFoundError("pandas is not used here", name=name)


def do_without_pandas() -> None:
    """Let this process find no pandas, unless it is in use already.

    pyarrow imports it at the first array wherever it is installed, to ask whether the array is one
    of its own: half a second in each process, for something that nothing here makes or takes.
    """
    if not any(isinstance(finder, _WithoutPandas) for finder in sys.meta_path):
        sys.meta_path.insert(0, _WithoutPandas())
