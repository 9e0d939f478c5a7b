"""Reads the shipped reader back, so that a fit can go on from it.

Its matrices come back as eight bits left them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from corpora.reworded import KINDS
from fit.judge.network import Reader
from fit.together.unpack import matrices, widened
from onnx import numpy_helper
from torch import Tensor

# What the export calls the three rows that say which side a word is of: the exporter took them
# out of their table, in this order.
_SIDES = ("Expand", "Add", "Add")
# Tables in eight bits, by the names that they have in the fit and in the file.
_TABLES = {"same": "same.1", "relation.weight": "relation.weight"}


def read_reader(path: Path) -> Reader:
    """The reader as it is shipped.

    Raises:
        RuntimeError: the file lacks some of its weights.
    """
    graph = onnx.load(str(path)).graph
    held = {i.name: np.array(numpy_helper.to_array(i)) for i in graph.initializer}
    reader = Reader(len(KINDS))
    names = reader.state_dict().keys()
    found = {n: torch.from_numpy(a) for n, a in held.items() if n in names}
    found |= {n: torch.from_numpy(widened(table, held)) for n, table in _TABLES.items()}
    found["side.weight"] = _sides(held)
    for bias, matrix in matrices(graph.node, held):
        found[bias.removesuffix("bias") + "weight"] = torch.from_numpy(widened(matrix, held).T)
    found["verdict.weight"] = torch.from_numpy(widened("verdict.weight", held).T)
    reader.load_state_dict(found)
    return reader


def _sides(held: Mapping[str, np.ndarray]) -> Tensor:
    rows = (name for name in held if name.startswith("onnx::") and held[name].ndim == 1)
    named = [n for n in rows if n.split("::")[1].split("_")[0] in _SIDES and held[n].dtype == "f4"]
    in_order = sorted(named, key=lambda name: int(name.rsplit("_", 1)[1]))
    return torch.from_numpy(np.stack([held[name] for name in in_order[: len(_SIDES)]]))
