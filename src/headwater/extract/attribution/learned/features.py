"""What the parse says of each word, in numbers that the network takes beside the word itself."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from headwater.extract.parse import Parse

Ints = npt.NDArray[np.int64]

# Number 0 is kept for what is not in a list. The order is part of the fitted weights: append only.
_POS = ("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X "
        "SPACE").split()  # fmt: skip
_TAGS = ("$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS "
         "NNS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX "
         "``").split()  # fmt: skip
_DEPS = ("ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound "
         "conj csubj csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj "
         "nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod "
         "relcl xcomp").split()  # fmt: skip
_ENTITIES = ("CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON "
             "PRODUCT QUANTITY TIME WORK_OF_ART").split()  # fmt: skip
_KINDS = ("title", "standfirst", "paragraph", "crosshead", "key-point")
_POS_ID, _TAG_ID, _DEP_ID, _ENTITY_ID, _KIND_ID = (
    {name: i for i, name in enumerate(names, 1)}
    for names in (_POS, _TAGS, _DEPS, _ENTITIES, _KINDS)
)
# The column that holds the dependency label.
LABEL_COLUMN = 2
# How many values each column of `word_features` takes: part of speech, tag, dependency label, kind
# of name, place in a quotation, block.
COLUMN_SIZES = (
    len(_POS) + 1,
    len(_TAGS) + 1,
    len(_DEPS) + 1,
    len(_ENTITIES) + 1,
    3,
    len(_KINDS) + 1,
)
# How many values `branches` takes: below the cue by label, above it by label, the cue, elsewhere.
BRANCHES = 2 * (len(_DEPS) + 1) + 2
# Values of `distances`.
DISTANCES = 25
_STEPS = np.array([1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128], dtype=np.int64)
# Further up than the cue's third head nothing tells one clause from another.
_HEADS_OVER = 3


def word_features(parse: Parse) -> Ints:
    """One row for each token, one column for each of `COLUMN_SIZES`."""
    kinds = [_KIND_ID.get(s.kind, 0) for s in parse.annotations.sentences]
    quoted = _quoted(parse)
    rows = [
        (
            _POS_ID.get(token.pos, 0),
            _TAG_ID.get(token.tag, 0),
            _DEP_ID.get(token.dep, 0),
            _ENTITY_ID.get(token.entity, 0),
            quoted[token.index],
            kinds[token.sentence],
        )
        for token in parse.tokens
    ]
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(COLUMN_SIZES))


def _quoted(parse: Parse) -> list[int]:
    """For each token 1 inside a quotation, 2 for the marks and what touches none, else 0."""
    places = [0] * len(parse.tokens)
    spans = sorted((q.span.start, q.span.end) for q in parse.annotations.quotations)
    at, reach = 0, -1
    for token in parse.tokens:
        while at < len(spans) and spans[at][0] <= token.start:
            reach = max(reach, spans[at][1])
            at += 1
        if token.start < reach:
            places[token.index] = 1
        elif token.text in {'"', "''", "``"}:
            places[token.index] = 2
    return places


def tree_rows(parse: Parse, first: int, last: int) -> Ints:
    """Head, first and last token of the subtree of each token of a range, counted from `first`."""
    rows = [(parse.tokens[i].head, parse.left[i], parse.right[i]) for i in range(first, last)]
    return np.array(rows, dtype=np.int64).reshape(last - first, 3) - first


def branches(tree: Ints, labels: Ints, cue: int) -> Ints:
    """How each token of a range hangs on a cue: under which child, or over it, or not at all.

    Args:
        tree: what `tree_rows` says of the range.
        labels: number of each token's dependency label.
        cue: place of the cue's head token in the range.
    """
    above = len(_DEPS) + 1
    places = np.full(len(tree), BRANCHES - 1, dtype=np.int64)
    for head, below in reversed(_heads_over(tree, cue)):
        _fill(places, tree, head, above + int(labels[below]))
    for kid in np.flatnonzero(tree[:, 0] == cue):
        _fill(places, tree, int(kid), int(labels[kid]))
    places[cue] = BRANCHES - 2
    return places


def _heads_over(tree: Ints, cue: int) -> list[tuple[int, int]]:
    """Up to three heads over a token, nearest first, each with the child that leads down to it."""
    heads: list[tuple[int, int]] = []
    below = cue
    while len(heads) < _HEADS_OVER:
        head = int(tree[below, 0])
        if head == below or not 0 <= head < len(tree):
            break
        heads.append((head, below))
        below = head
    return heads


def _fill(places: Ints, tree: Ints, index: int, value: int) -> None:
    places[max(0, int(tree[index, 1])) : max(0, int(tree[index, 2]) + 1)] = value


def distances(first: int, last: int, count: int) -> Ints:
    """How far each of `count` tokens stands from the cue `first`..`last`, in widening steps.

    0 is the cue itself; steps after it have other numbers than steps before it.
    """
    at = np.arange(count)
    before = np.maximum(first - at, 0)
    after = np.maximum(at - last, 0)
    steps = np.digitize(before + after, _STEPS)
    found: Ints = np.where(after > 0, steps + len(_STEPS), steps).astype(np.int64)
    return found
