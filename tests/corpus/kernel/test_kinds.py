from __future__ import annotations

import numpy as np
import pytest

from headwater.corpus.kernel.kinds import name_kinds


@pytest.mark.parametrize(
    ("share", "parent_share", "identity", "kind"),
    [
        (1.0, 1.0, 1.0, "copy"),
        (0.97, 0.98, 0.98, "copy"),
        (0.8, 0.9, 0.99, "near-copy"),
        (1.0, 0.5, 1.0, "excerpt"),
        (0.5, 0.5, 1.0, "excerpt"),
        (0.1, 0.1, 1.0, "quote"),
        (0.1, 1.0, 1.0, "quote"),
        (0.5, 0.5, 0.6, "rewrite"),
        (0.9, 0.9, 0.79, "rewrite"),
    ],
)
def test_kinds(share: float, parent_share: float, identity: float, kind: str) -> None:
    sides = (np.array([value]) for value in (share, parent_share, identity))
    assert name_kinds(*sides) == [kind]
