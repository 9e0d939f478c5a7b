"""What speaks for a child sentence resting on a parent sentence, for all pairs of two reports.

Two rounds. The first sees each pair by itself and beside its rivals. The second also sees what the
first made of the sentences around: a retelling mostly keeps the order of its source, so what
stands between two aligned sentences probably comes from between their parents, and a child
sentence that fused two parent sentences mostly took them from one paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from headwater.align.context import CONTEXT, context_evidence
from headwater.align.table import Table, best_other
from headwater.align.traits import Floats
from headwater.align.words import Wording

# Likeness from which on two words are the same word in some form or spelling.
_SAME = 0.85
_LONG_RUN = 8
# A chance from which on the first round is believed when it says where a sentence comes from.
_BELIEVED = 0.5

FIRST_ROUND = (
    "cover",
    "mass",
    "run",
    "rare",
    "hinted",
    "own",
    "ahead",
    "rival_parent",
    "rival_child",
    "child_title",
    "parent_title",
    "both_titles",
    "both_leads",
    "distance",
    "child_weight",
    "parent_weight",
    "taken_up",
    "both_deny",
    "one_denies",
    "verbless",
    "related",
    "said_cover",
    "said_mass",
)
AROUND = (
    "diagonal",
    "between",
    "beside",
    "rival_parent_chance",
    "rival_child_chance",
    "twin",
    "title_twin",
    "paragraph",
    "paragraphs",
    "anchor",
    "related_chance",
    "adds",
    "adds_back",
    "adds_share",
    "adds_share_back",
    "left",
    "left_back",
)


def first_kinds(*, in_context: bool) -> tuple[str, ...]:
    """What the first round sees, in order, of wordings that are read in context or not."""
    return (*FIRST_ROUND, *CONTEXT) if in_context else FIRST_ROUND


def second_kinds(*, in_context: bool) -> tuple[str, ...]:
    """What the second round sees, in order."""
    return (*first_kinds(in_context=in_context), *AROUND)


def first_evidence(table: Table) -> Floats:
    """My sentences x theirs x `first_kinds`.

    cover: share explained of that of the two sentences of which more is; mass: how much weight
    of the child's words is explained; run: longest run of equal words; rare: the weight of names
    and figures in common; hinted: like cover, faint likenesses counted; own: the weight that this
    parent explains and no other does as well; ahead: by how much it is before its rivals;
    rival_parent, rival_child: how good the best other parent (child) is; distance: between the
    places of the two in their reports; taken_up: names that pronouns take up, in common;
    related: how strong the best parent of each child sentence is, on the average, so that reports
    which have little to do with each other need more; said_cover, said_mass: cover and mass
    without the words that name who says so.
    """
    shape = table.shape
    total = np.maximum(table.mass(np.ones((len(table.mine.tokens), 1))), 1e-9)
    total_back = np.maximum(table.mass_back(np.ones((len(table.theirs.tokens), 1))), 1e-9)
    mass = table.mass(table.explained)
    cover, cover_back = mass / total, table.mass_back(table.explained_back) / total_back
    hinted = np.maximum(
        table.mass(table.hinted) / total, table.mass_back(table.hinted_back) / total_back
    )
    own = table.mass(np.maximum(table.explained - best_other(table.explained, axis=1), 0.0))
    strength = _squashed(mass) * (cover + cover_back)
    rival = best_other(strength, axis=1)
    mine, theirs = table.mine.traits, table.theirs.traits
    parts = (
        np.maximum(cover, cover_back),
        _squashed(mass),
        np.minimum(table.runs, _LONG_RUN) / _LONG_RUN,
        _squashed(table.mass(_same_and_rare(table))),
        hinted,
        _squashed(own),
        strength - rival,
        rival,
        best_other(strength, axis=0),
        mine.title[:, np.newaxis],
        theirs.title[np.newaxis],
        np.outer(mine.title, theirs.title),
        np.outer(mine.lead, theirs.lead),
        np.abs(_places(shape[0])[:, np.newaxis] - _places(shape[1])[np.newaxis]),
        np.log1p(total),
        np.log1p(total_back),
        1 - np.exp(-_names_taken_up(table)),
        np.outer(mine.denies, theirs.denies),
        np.abs(mine.denies[:, np.newaxis] - theirs.denies[np.newaxis]),
        theirs.verbless[np.newaxis],
        _mean_best(strength),
        *_said(table),
    )
    plain = np.stack([np.broadcast_to(part, shape) for part in parts], axis=-1)
    return np.concatenate([plain, context_evidence(table)], -1) if table.in_context else plain


def second_evidence(table: Table, first: Floats, chances: Floats) -> Floats:
    """My sentences x theirs x `second_kinds`, from the first evidence and the chances it gave.

    diagonal: the next child and the next parent sentence belong together; between: the child's
    neighbours rest on the parent or on its neighbours; beside: the child also rests on a neighbour
    of the parent; rival_*_chance: the chance of the best other; twin: the child rests on a parent
    sentence much like this one (a headline and its lead); paragraph: the child rests on another
    sentence of the parent's paragraph; paragraphs: so does a sentence of its own paragraph;
    anchor: how near the parent stands to where the neighbours come from; related_chance: the
    best chance of each child sentence, on the average; adds: what the parent tells of the child
    and likelier parents do not; left: the share that likelier parents leave untold.
    """
    shape = table.shape
    near = np.zeros((shape[0] + 2, shape[1] + 2))
    near[1:-1, 1:-1] = chances

    def beside(down: int, right: int) -> Floats:
        return near[1 + down : shape[0] + 1 + down, 1 + right : shape[1] + 1 + right]

    twin = _best_product(chances, _twins(table))
    mine, theirs = table.mine.traits, table.theirs.traits
    from_block = _best_product(chances, theirs.same_block)
    parts = (
        np.maximum(beside(-1, -1), beside(1, 1)),
        np.minimum(
            np.maximum(beside(-1, -1), beside(-1, 0)), np.maximum(beside(1, 1), beside(1, 0))
        ),
        np.maximum(beside(0, -1), beside(0, 1)),
        best_other(chances, axis=1),
        best_other(chances, axis=0),
        twin,
        mine.title[:, np.newaxis] * twin,
        from_block,
        _best_product(_best_product(chances.T, mine.same_block).T, theirs.same_block),
        _anchored(chances),
        _mean_best(chances),
        *_added(table, chances),
    )
    return np.concatenate(
        [first, np.stack([np.broadcast_to(part, shape) for part in parts], axis=-1)], axis=-1
    )


def _said(table: Table) -> tuple[Floats, Floats]:
    """Cover and mass of the words that tell what is said."""
    mine = table.my_weights * table.mine.said
    theirs = table.their_weights * table.theirs.said
    cover = np.maximum(
        table.share(table.explained, mine), table.share_back(table.explained_back, theirs)
    )
    said = table.explained * table.mine.said[:, np.newaxis]
    return cover, _squashed(table.mass(said))


def _added(table: Table, chances: Floats) -> tuple[Floats, ...]:
    """What a pair tells beyond what the others tell, each as far as it is likely itself.

    That is how the second parent of a fused sentence shows: by the words that are left.
    """
    mine, theirs = table.my_weights, table.their_weights
    others = best_other(table.told * chances[table.my_owners], axis=1)
    others_back = best_other(table.told_back * chances.T[table.their_owners], axis=1)
    adds = np.maximum(table.told - others, 0.0)
    adds_back = np.maximum(table.told_back - others_back, 0.0)
    return (
        _squashed(table.mass(adds)),
        _squashed(table.mass_back(adds_back)),
        table.share(adds, mine),
        table.share_back(adds_back, theirs),
        table.share(1 - others, mine),
        table.share_back(1 - others_back, theirs),
    )


def _mean_best(values: Floats) -> Floats:
    """The best value of each row, averaged over all rows: one figure for the two reports."""
    return np.full((1, 1), values.max(axis=1, initial=0.0).mean() if len(values) else 0.0)


def _squashed(weight: Floats) -> Floats:
    """Three rare words are worth more than one, but not three times as much."""
    return np.asarray(1 - np.exp(-weight / 2.0))


def _same_and_rare(table: Table) -> Floats:
    same = table.mine.rare[:, np.newaxis] & (table.explained >= _SAME)
    return np.where(same, table.explained, 0.0)


def _places(count: int) -> Floats:
    return np.asarray((np.arange(count) + 0.5) / max(count, 1))


def _names_taken_up(table: Table) -> Floats:
    """Weight of the names in common of which at least one side holds only a pronoun."""
    mine, theirs = table.mine.traits.names, table.theirs.traits.names
    shared = [key for key in mine.numbers if key in theirs.numbers]
    columns = [mine.numbers[key] for key in shared]
    their_columns = [theirs.numbers[key] for key in shared]
    worth = np.maximum(
        _worth_of(shared, table.mine, table.my_weights),
        _worth_of(shared, table.theirs, table.their_weights),
    )
    taken = (mine.both[:, columns] * worth) @ theirs.both[:, their_columns].T
    named = (mine.named[:, columns] * worth) @ theirs.named[:, their_columns].T
    return np.asarray(taken - named)


def _worth_of(keys: Sequence[str], side: Wording, side_weights: Floats) -> Floats:
    """The greatest weight of each key among a side's words."""
    worth = np.zeros(len(side.key_numbers))
    np.maximum.at(worth, side.key_rows, side_weights)
    return worth[[side.key_numbers[key] for key in keys]]


def _twins(table: Table) -> Floats:
    """Their sentences x theirs: how much two of them say the same, by their words."""
    side = table.theirs
    bags = np.zeros((table.shape[1], len(side.key_numbers)))
    bags[side.owner_rows, side.key_rows] = table.their_weights
    bags /= np.maximum(np.linalg.norm(bags, axis=1, keepdims=True), 1e-9)
    return np.asarray((bags @ bags.T) * (1 - np.eye(len(bags))))


def _best_product(chances: Floats, tie: Floats) -> Floats:
    """For each row and column the best chance of the row elsewhere, by the tie from there."""
    if not chances.size:
        return np.zeros_like(chances)
    return np.stack([(row[:, np.newaxis] * tie).max(axis=0) for row in chances])


def _anchored(chances: Floats) -> Floats:
    """1 where the nearest sentence that is sure of its parent has this one, less farther away."""
    near = np.full(chances.shape, 0.5)
    if not chances.size:
        return near
    sure, best = chances.max(axis=1) > _BELIEVED, chances.argmax(axis=1)
    columns = np.arange(chances.shape[1])
    for row in range(len(chances)):
        above, below = (
            np.flatnonzero(sure[:row])[-1:],
            row + 1 + np.flatnonzero(sure[row + 1 :])[:1],
        )
        anchors = best[np.r_[above, below].astype(np.intp)]
        if len(anchors):
            steps = np.abs(columns[:, np.newaxis] - anchors).min(axis=1)
            near[row] = 1 / (1 + steps)
    return near
