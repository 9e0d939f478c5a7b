"""What is said where a network cannot be loaded."""

from __future__ import annotations

import pytest

from headwater.errors import ResourceError
from headwater.networks.session import needed


def test_what_is_missing_is_said_in_one_line_with_the_way_round_it() -> None:
    with (
        pytest.raises(ResourceError) as told,
        needed("network that reads words", "align", "match", "drift"),
    ):
        raise FileNotFoundError("no such file: encoder.onnx")
    assert str(told.value) == (
        "the network that reads words cannot be loaded (no such file: encoder.onnx); reinstall "
        'headwater, or set method = "rules" under [align], [match] and [drift]'
    )


def test_other_faults_pass_as_they_are() -> None:
    with pytest.raises(ZeroDivisionError), needed("network", "match"):
        raise ZeroDivisionError
