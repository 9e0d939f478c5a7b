"""What the network is fitted on: a window of an article with its features and labels."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.extract.attribution.learned.features import Ints
from headwater.extract.attribution.learned.windows import Window


@dataclass(frozen=True, slots=True)
class Target:
    """One labelled attribution inside a window, in token places of the window."""

    first: int
    last: int
    head: int
    roles: Ints


@dataclass(frozen=True, slots=True)
class Example:
    """A window, the features of its words and the labels of its cues."""

    article: int
    window: Window
    features: Ints
    cue_tags: Ints
    targets: tuple[Target, ...]
    tree: Ints
