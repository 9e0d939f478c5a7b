"""Reads the shipped network back, so that a fit can go on from it.

    python -m fit.together.unpack SHIPPED.onnx MINILM.safetensors ROWS.txt OUT.pt

Its matrices come back as eight bits left them. The heads that say which words changed are not
shipped: they start anew.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from fit.together.network import start
from onnx import NodeProto, numpy_helper
from torch import Tensor

from headwater.networks.session import Floats

_PREFIX = "network."
_QUANTIZED, _SCALE, _ZERO = "_quantized", "_scale", "_zero_point"


def read_shipped(path: Path) -> dict[str, Tensor]:
    """Weights by the names that they have in the fit."""
    graph = onnx.load(str(path)).graph
    held = {i.name: np.array(numpy_helper.to_array(i)) for i in graph.initializer}
    found = {
        name.removeprefix(_PREFIX): torch.from_numpy(array)
        for name, array in held.items()
        if name.startswith(_PREFIX) and array.dtype == np.float32 and not name.endswith(_SCALE)
    }
    for name in [n.removesuffix(_QUANTIZED) for n in held if n.endswith(_QUANTIZED)]:
        if name.startswith(_PREFIX):
            found[name.removeprefix(_PREFIX)] = torch.from_numpy(widened(name, held))
    for bias, matrix in matrices(graph.node, held):
        weight = bias.removeprefix(_PREFIX).removesuffix("bias") + "weight"
        found[weight] = torch.from_numpy(widened(matrix, held).T.copy())
    # A linear layer has its matrix the other way round than the graph that multiplies by it.
    if found["relation.weight"].shape[0] != found["relation.bias"].shape[0]:
        found["relation.weight"] = found["relation.weight"].T.contiguous()
    return found


def widened(name: str, held: Mapping[str, np.ndarray]) -> Floats:
    """An array in full precision, by the name that it had before it was put into eight bits."""
    whole = held[name + _QUANTIZED].astype(np.float32) - held[name + _ZERO].astype(np.float32)
    return whole * held[name + _SCALE]


def matrices(nodes: Iterable[NodeProto], held: Mapping[str, object]) -> list[tuple[str, str]]:
    """For each bias the matrix whose product it is added to."""
    makes = {output: node for node in nodes for output in node.output}
    found = []
    for node in makes.values():
        bias = next((i for i in node.input if i.endswith(".bias") and i in held), None)
        if node.op_type != "Add" or bias is None or "norm" in bias:
            continue
        behind = [i for i in node.input if i != bias]
        while behind:
            made = makes.get(behind.pop())
            if made is None:
                continue
            if made.op_type == "MatMulInteger":
                found.append((bias, made.input[1].removesuffix(_QUANTIZED)))
                break
            behind = [*made.input][::-1]
    return found


def main() -> None:
    """Unpack as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shipped", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    chosen = parser.parse_args()
    rows = [int(line) for line in chosen.rows.read_text().split()]
    network = start(chosen.weights, rows, None)
    unknown = network.load_state_dict(read_shipped(chosen.shipped), strict=False)
    print("started anew:", *unknown.missing_keys)
    torch.save(network.state_dict(), chosen.out)


if __name__ == "__main__":
    main()
