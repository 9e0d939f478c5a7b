"""Articles -> windows with features and labels, kept in a file so that fitting can be repeated.

python -m fit.attribution.prepare POLNEAR train VOCABULARY OUT.pickle
"""

from __future__ import annotations

import pickle
import sys
from bisect import bisect_left
from pathlib import Path

import numpy as np
from bench.quality.polnear_corpus import Labelled, Pieces, read_split
from fit.attribution.example import Example, Target

from headwater.annotate import annotate
from headwater.extract.attribution.learned.features import Ints, tree_rows, word_features
from headwater.extract.attribution.learned.windows import Window, cut_windows
from headwater.extract.parse import Parse, index_parse
from headwater.model import Capture
from headwater.networks.pieces import PieceVocabulary
from headwater.read import read
from headwater.settings import AnnotateSettings, ReadSettings


def prepare(articles: list[Labelled], vocabulary: PieceVocabulary) -> list[Example]:
    """All windows of all articles."""
    examples = []
    for number, article in enumerate(articles):
        report = read(Capture(article.path.name, article.text.encode()), "r1", ReadSettings())
        parse = index_parse(report, annotate(report, AnnotateSettings()))
        features = word_features(parse)
        labels = [_labels(parse, r.cue, r.source, r.content) for r in article.relations]
        for window in cut_windows(parse, vocabulary):
            examples.append(_example(parse, number, window, features, labels))
        print(f"\r{number + 1}/{len(articles)}", end="", file=sys.stderr)
    return examples


Labels = tuple[list[int], list[int], list[int]]


def _labels(parse: Parse, cue: Pieces, source: Pieces, content: Pieces) -> Labels:
    return tokens_of(parse, cue), tokens_of(parse, source), tokens_of(parse, content)


def tokens_of(parse: Parse, pieces: Pieces) -> list[int]:
    """The tokens that stand at least by half in the pieces."""
    found = []
    for start, end in pieces:
        at = max(0, bisect_left(parse.tokens, start, key=lambda t: t.start) - 1)
        while at < len(parse.tokens) and parse.tokens[at].start < end:
            token = parse.tokens[at]
            shared = min(end, token.end) - max(start, token.start)
            if 2 * shared >= max(1, token.end - token.start):
                found.append(at)
            at += 1
    return found


def _example(
    parse: Parse, article: int, window: Window, features: Ints, labels: list[Labels]
) -> Example:
    first, last = window.first, window.last
    tags = np.zeros(last - first, dtype=np.int64)
    targets = []
    for cue, source, content in labels:
        if not cue or cue[0] < first or cue[-1] >= last:
            continue
        tags[[i - first for i in cue]] = 2
        tags[cue[0] - first] = 1
        roles = np.zeros(last - first, dtype=np.int64)
        roles[[i - first for i in content if first <= i < last]] = 2
        roles[[i - first for i in source if first <= i < last]] = 1
        targets.append(Target(cue[0] - first, cue[-1] - first, cue_head(parse, cue) - first, roles))
    return Example(
        article, window, features[first:last], tags, tuple(targets), tree_rows(parse, first, last)
    )


def cue_head(parse: Parse, cue: list[int]) -> int:
    """The word of a cue that the others hang on."""
    inside = set(cue)
    return next(
        (i for i in cue if parse.tokens[i].head not in inside or parse.tokens[i].head == i), cue[0]
    )


def main(data: str, split: str, vocabulary: str, out: str) -> None:
    """Prepare one split of PolNeAR."""
    articles = list(read_split(Path(data) / split))
    pieces = PieceVocabulary(Path(vocabulary).read_text(encoding="utf-8").splitlines())
    examples = prepare(articles, pieces)
    Path(out).write_bytes(pickle.dumps(examples))


if __name__ == "__main__":
    main(*sys.argv[1:])
