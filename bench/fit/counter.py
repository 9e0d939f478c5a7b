"""Fit how likely one account of a report answers another, and how likely it is missed when gone.

    python -m bench.fit.counter GOLD [GOLD ...] [--taught GOLD ...] [--read] [--write]

Four regressions. "counter": each account of a passage beside each other one, right where it is
marked as its answer (`bench/quality/answers`), and on the passages of the fit part of
`corpora/reworded` that a drifted line leaves a denial out of, beside the nearest claim. With those
weights, on the pairs of the GOLD folders, "place": each sentence of the retelling beside a denial
that it omits, right where the labels put it. On these and on the short pairs of
`bench/quality/denials`, which count less, "left-out": each account that did not come down whole,
right where the labels miss it. And of those that are likely missed, "read": what a network says of
them; not on pairs that it learned from, which follow `--taught`. With `--read` that last one is
fitted alone, and the others stay. What is held back of these sets is
not fitted on. Prints how well accounts are ranked on the pairs left out of the fit, each twentieth
in turn; with --write the weights go into `src/headwater/drift/denials/counter.toml`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora.reworded import RewordedSet, load

from bench.fit.logistic import Facts, chance, fit_logistic
from bench.quality import answers as marked
from bench.quality import denials as short
from bench.quality.denials import overlap_by_half
from bench.quality.gold import read_cases
from bench.quality.pairs import RETELLING, SOURCE
from bench.quality.rewordings import tellings
from bench.quality.staged import run_before_drift
from headwater.drift.denials.account import Account, accounts
from headwater.drift.denials.counter import counter_facts, fitted_tables, is_of_one_voice
from headwater.drift.denials.left_out import LeftOut, left_out
from headwater.drift.denials.placing import places
from headwater.drift.denials.reread import WORTH_READING, Doubts, doubts_of, reread_facts
from headwater.drift.denials.retold import Retold
from headwater.model import Telling

FITTED = Path(__file__).parents[2] / "src/headwater/drift/denials/counter.toml"
_KIND = "omitted-denial"
_RIDGE, _RIDGE_OF_READ = 3.0, 0.5
_FOLDS = 20
# A short pair is written round its denials: a tenth of its accounts are missed, of a report's a
# fortieth. It counts so much, and a fact of its own takes up the difference (2026-11-22: from 0.3
# on what is learned from it is worse on reports).
_SHORT, _WEIGHT_OF_SHORT = "short pair", 0.1

Case = tuple[Facts, bool]
Stretch = tuple[int, int]
Tables = dict[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A source and its retelling.

    Attributes:
        retold: the two, read and laid side by side.
        omitted: the denials that the retelling leaves out: their words in the source, and the
            claim's in the retelling.
        doubts: of the judge.
        is_short: whether it is one of the short pairs.
    """

    retold: Retold
    omitted: tuple[tuple[Stretch, Stretch], ...]
    doubts: Doubts
    is_short: bool

    def misses(self, account: Account) -> bool:
        """Whether an account is half of an omitted denial."""
        span = account.span.start, account.span.end
        return any(overlap_by_half(span, denial) for denial, _ in self.omitted)


def marked_answers() -> Iterator[Case]:
    """Each account of the marked passages beside each other one; right where it answers it."""
    for path in sorted(marked.FOLDER.glob("*.txt")):
        if path.stem == marked.HELD_BACK:
            continue
        for passage in marked.read_passages(path):
            for account, claim, mark in marked.candidates(passage):
                yield counter_facts(account, claim), mark is not None


def answers(passage: Telling, denials: Sequence[Stretch]) -> Iterator[Case]:
    """Each account of a passage beside its nearest claim; right where it is half of a denial."""
    every = accounts(passage)
    for at, account in enumerate(every):
        others = [*reversed(every[:at]), *every[at + 1 :]]
        claim = min(others, key=lambda c: is_of_one_voice(account, c), default=None)
        if claim is not None:
            right = any(_is_half(passage, [t.start for t in account.tokens], d) for d in denials)
            yield counter_facts(account, claim), right


def _is_half(passage: Telling, starts: Sequence[int], denial: Stretch) -> bool:
    first, last = denial
    whole = sum(first <= t.start < last for t in passage.parse.tokens)
    return 0 < whole <= 2 * sum(first <= start < last for start in starts)


def _denials(of: RewordedSet) -> list[Stretch]:
    words = [d.concerned for d in of.drifted if d.kind == _KIND and d.concerned]
    return [(at := of.passage.find(w), at + len(w)) for w in words]


def labelled_pairs(roots: Sequence[Path]) -> Iterator[Labelled]:
    """The labelled pairs of some folders."""
    for root in roots:
        for case in read_cases(root, "pairs"):
            items = [i for i in case.gold["drift"] if i["kind"] == _KIND and i.get("source")]
            omitted = [(_stretch(i["source"]), _stretch(i["retelling"])) for i in items]
            texts = {name: case.texts[name] for name in (SOURCE, RETELLING)}
            yield from _labelled(texts, omitted, is_short=False)


def short_pairs() -> Iterator[Labelled]:
    """The short pairs that are not held back."""
    for path in sorted(short.FOLDER.glob("*.txt")):
        if path.stem != short.HELD_BACK:
            for pair in short.read_denials(path):
                omitted = [(m.denial, m.told) for m in pair.omitted()]
                yield from _labelled(pair.texts, omitted, is_short=True)


def _stretch(span: Mapping[str, int]) -> Stretch:
    return span["start"], span["end"]


def _labelled(
    texts: Mapping[str, str], omitted: Sequence[tuple[Stretch, Stretch]], *, is_short: bool
) -> Iterator[Labelled]:
    before = run_before_drift(texts)
    if before is not None:
        retold = Retold(before.child, before.parent, before.checked.scenes)
        judgements = before.findings.judgements.get(before.child.report.id, ())
        yield Labelled(retold, tuple(omitted), doubts_of(judgements), is_short)


def placed(pair: Labelled) -> Iterator[Case]:
    """Each place of each account that is half of an omitted denial; right where it is labelled."""
    for account in pair.retold.accounts:
        span = account.span.start, account.span.end
        told = [t for denial, t in pair.omitted if overlap_by_half(span, denial)]
        if not told:
            continue
        for place in places(pair.retold, account):
            at = place.scene.sentence.span
            yield place.facts, any(overlap_by_half((at.start, at.end), t) for t in told)


@dataclass(frozen=True, slots=True)
class Missed:
    """An account that may be gone.

    Attributes:
        pair: where.
        found: the account, and where it would belong.
        right: whether the labels miss it.
    """

    pair: Labelled
    found: LeftOut
    right: bool

    @property
    def case(self) -> Case:
        """What its words tell of it."""
        known = {_SHORT: 1.0} if self.pair.is_short else {}
        return {**self.found.facts, **known}, self.right

    def read(self, chance: float) -> Case:
        """What a network tells of it besides."""
        facts = reread_facts(self.found, self.pair.retold, self.pair.doubts, chance)
        return facts, self.right


def missed(pair: Labelled) -> list[Missed]:
    """Each account that may be gone; right where it is half of an omitted denial."""
    return [Missed(pair, found, pair.misses(found.account)) for found in left_out(pair.retold)]


def fit_left_out(whole: Sequence[Case], shorts: Sequence[Case]) -> dict[str, float]:
    """The weights by which an account is missed, without the fact that a pair is short."""
    counts = [1.0] * len(whole) + [_WEIGHT_OF_SHORT] * len(shorts)
    weights = fit_logistic([*whole, *shorts], _RIDGE, counts)
    return {fact: weight for fact, weight in weights.items() if fact != _SHORT}


def chances(
    pairs: Sequence[Sequence[Missed]], besides: Sequence[Case], shorts: Sequence[Case]
) -> list[list[float]]:
    """How likely each account of each pair is missed, by weights fitted on the others."""
    found: list[list[float]] = [[] for _ in pairs]
    for fold in range(_FOLDS):
        others = [m.case for i, of in enumerate(pairs) if i % _FOLDS != fold for m in of]
        fitted = fit_left_out([*others, *besides], shorts)
        for i in range(fold, len(pairs), _FOLDS):
            found[i] = [chance(fitted, m.found.facts) for m in pairs[i]]
    return found


def ranked(
    label: str, pairs: Sequence[Sequence[Missed]], scores: Sequence[Sequence[float]]
) -> None:
    """Print how well what is missed is ranked before what is not."""
    truths = [m.right for of in pairs for m in of]
    precision = marked.average_precision(truths, [score for of in scores for score in of])
    print(f"{label}: {len(truths)} accounts, {sum(truths)} missed; precision {precision:.3f}")


def fit_read(
    pairs: Sequence[Sequence[Missed]], before: Sequence[Sequence[float]]
) -> dict[str, float]:
    """The weights of what a network says; prints how well it ranks pairs left out."""
    asked = [
        [m.read(c) if c >= WORTH_READING else None for m, c in zip(of, known, strict=True)]
        for of, known in zip(pairs, before, strict=True)
    ]
    after = [list(known) for known in before]
    for fold in range(_FOLDS):
        others = [case for i, of in enumerate(asked) if i % _FOLDS != fold for case in of if case]
        fitted = fit_logistic(others, _RIDGE_OF_READ)
        for i in range(fold, len(pairs), _FOLDS):
            after[i] = [
                chance(fitted, case[0]) if case else known
                for case, known in zip(asked[i], before[i], strict=True)
            ]
    ranked("as read", pairs, after)
    return fit_logistic([case for of in asked for case in of if case], _RIDGE_OF_READ)


def put_down(tables: Mapping[str, Mapping[str, float]]) -> None:
    """Write the weights, so that what is asked of them next sees them."""
    lines = ["# Fitted by bench/fit/counter.py; the facts stand in drift/denials/."]
    for name, weights in tables.items():
        lines += ["", f"[{name}]", *(f'"{fact}" = {weight}' for fact, weight in weights.items())]
    FITTED.write_text("\n".join(lines) + "\n", encoding="utf-8")
    fitted_tables.cache_clear()


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--taught", nargs="*", type=Path, default=())
    parser.add_argument("--read", action="store_true", help="fit the last table alone")
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    before = fitted_tables()
    if chosen.read:
        read = {**before, "read": read_alone(list(labelled_pairs(chosen.gold)))}
        return put_down(read) if chosen.write else None
    lost = [of for of in load("fit") if _denials(of)]
    answering = [case for of in lost for case in answers(tellings(of)[0], _denials(of))]
    tables: Tables = {**before, "counter": fit_logistic([*answering, *marked_answers()], _RIDGE)}
    try:
        put_down(tables)
        pairs, taught = list(labelled_pairs(chosen.gold)), list(labelled_pairs(chosen.taught))
        fit_on(tables, pairs, taught)
    finally:
        put_down(before)
    return put_down(tables) if chosen.write else None


def read_alone(pairs: Sequence[Labelled]) -> dict[str, float]:
    """The weights of what a network says, beside the weights of words as they are."""
    known = [missed(pair) for pair in pairs]
    scores = [[m.found.chance for m in of] for of in known]
    ranked("by words", known, scores)
    return fit_read(known, scores)


def fit_on(tables: Tables, pairs: Sequence[Labelled], taught: Sequence[Labelled]) -> None:
    """Add the weights of places and losses; each is fitted with those before it."""
    every = [case for pair in (*pairs, *taught) for case in placed(pair)]
    tables["place"] = fit_logistic(every, _RIDGE)
    put_down(tables)
    known = [missed(pair) for pair in pairs]
    besides = [m.case for pair in taught for m in missed(pair)]
    shorts = [m.case for pair in short_pairs() for m in missed(pair)]
    scores = chances(known, besides, shorts)
    ranked("by words", known, scores)
    tables["left-out"] = fit_left_out([m.case for of in known for m in of] + besides, shorts)
    tables["read"] = fit_read(known, scores)


if __name__ == "__main__":
    main()
