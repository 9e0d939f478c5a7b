"""Fits who else stands in a chain, on passages marked by hand.

    python -m fit.attribution.beside [--folds 3] PASSAGES... > beside.json

PASSAGES are files of `bench/quality/passages`. For every marked cue that is found, each noun near
it is nearer the fact than the source, onward, or no voice; two logistic regressions with few
weights (an L1 penalty) tell them apart. With --folds, prints instead how right those voices are
that the rules do not find, each file weighed by a fit on others.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from bench.quality.matching import match
from bench.quality.passages import Marked, Passage, read_passages
from bench.quality.words import names_agree

from headwater.annotate import annotate
from headwater.extract.attribution.extract import distinct, read_findings
from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.learned.beside.facts import FactReader, surroundings_of
from headwater.extract.attribution.learned.beside.near import nouns_near, whole_of
from headwater.extract.attribution.learned.relations import Relation, read_relations
from headwater.extract.attribution.learned.weigh import weigh_findings
from headwater.extract.attribution.voices.nesting import enclosing_of
from headwater.extract.attribution.voices.relays import relays_of
from headwater.extract.attribution.words.sources import noun_phrase, words_of
from headwater.extract.parse import Parse, index_parse
from headwater.model import Capture, Token
from headwater.read import read
from headwater.settings import AnnotateSettings, ReadSettings

# How much a weight costs, in log-loss of cases; and at how many nouns a fact must stand.
_PENALTY, _MIN_COUNT = 2.0, 4
_TURNS, _ALL_EVERY = 40, 8
_STRIDE, _LEAST, _SMALL = 2.0, 1e-6, 5e-4
_ALWAYS = "always"
_NOT, _NEARER, _ONWARD = 0, 1, 2
_MIN_IOU = 0.5


@dataclass(frozen=True, slots=True)
class Case:
    """A noun near a statement.

    Attributes:
        facts: what is plain of it.
        side: 0 no voice, 1 nearer the fact than the source, 2 onward.
        placed: whether rules or nesting place it in the chain.
    """

    facts: frozenset[str]
    side: int
    placed: bool


def cases_in(passage: Passage) -> Iterator[Case]:
    """The nouns near every marked cue of a passage that is found."""
    report = read(Capture("passage.txt", passage.text.encode()), "r1", ReadSettings())
    parse = index_parse(report, annotate(report, AnnotateSettings()))
    yield from cases_of(parse, read_relations(parse), passage.cues)


def cases_of(parse: Parse, relations: Sequence[Relation], cues: Sequence[Marked]) -> Iterator[Case]:
    """The same, of a passage that is parsed."""
    findings = distinct(weigh_findings(parse, read_findings(parse, relations), relations))
    enclosing = enclosing_of(parse, findings)
    around = surroundings_of(parse, findings, enclosing)
    for g, f in match(
        len(cues), len(findings), lambda g, f: _worth(parse, cues[g], findings[f])
    ).items():
        finding = findings[f]
        reader = FactReader(around, finding, relays_of(parse, finding, nested=finding in enclosing))
        sides = _sides(parse, cues[g], finding)
        for noun in nouns_near(parse, finding) if sides is not None else ():
            side = sides.get(noun.index, _NOT) if sides is not None else _NOT
            if side == _NOT and _may_stand_for(parse, noun, cues[g]):
                continue
            yield Case(reader.facts(noun), side, reader.is_placed(noun))


def _worth(parse: Parse, cue: Marked, finding: Finding) -> int:
    shared = min(cue.end, finding.end) - max(cue.start, finding.start)
    if shared < _MIN_IOU * (max(cue.end, finding.end) - min(cue.start, finding.start)):
        return 0
    first, last = finding.cue or (finding.anchor, finding.anchor)
    words = {t.text.lower() for t in parse.tokens[first : last + 1]}
    return 1 + 2 * bool(words & set(cue.cue.lower().split())) + (not finding.direct)


def _sides(parse: Parse, cue: Marked, finding: Finding) -> dict[int, int] | None:
    """On which side of the source each marked voice stands, by the head of its words."""
    heads = [
        _head(parse, at, at + len(name)) for name, at in zip(cue.chain, cue.places, strict=True)
    ]
    source = finding.source
    own = set() if source is None else {source.head, source.outer, whole_of(parse, source.head)}
    place = next((i for i, head in enumerate(heads) if head in own), cue.source)
    if place is None:
        return None
    return {
        head: _NEARER if i < place else _ONWARD
        for i, head in enumerate(heads) if head is not None and i != place
    }  # fmt: skip


def _head(parse: Parse, start: int, end: int) -> int | None:
    tokens = [t for t in parse.tokens if start <= t.start and t.end <= end]
    inside = {t.index for t in tokens}
    for token in tokens:
        leads = token.head == token.index or token.head not in inside
        if leads and (token.pos not in {"DET", "PUNCT", "ADP"} or len(tokens) == 1):
            return whole_of(parse, token.index)
    return whole_of(parse, tokens[-1].index) if tokens else None


def _may_stand_for(parse: Parse, noun: Token, cue: Marked) -> bool:
    """Whether a noun has the name of a marked voice: it is neither a voice nor none."""
    words = words_of(parse, noun_phrase(parse, noun.index))
    return any(names_agree(name, words) for name in cue.chain)


def fit_side(cases: Sequence[Case], side: int) -> dict[str, float]:
    """The weights of one side; most facts have none.

    Coordinate descent: fact by fact to the best weight that the bend of the loss there allows.
    """
    rows = _rows(cases)
    wanted = np.array([float(c.side == side) for c in cases])
    scores, weights = np.zeros(len(cases)), dict.fromkeys(rows, 0.0)
    for turn in range(_TURNS):
        # Most weights stay nothing; those are asked again only now and then.
        asked = [f for f in rows if weights[f] or turn % _ALL_EVERY == 0]
        for fact in [_ALWAYS, *asked]:
            at = rows[fact]
            chance = 1 / (1 + np.exp(-scores[at]))
            bend = float((chance * (1 - chance)).sum()) + _LEAST
            moved = weights[fact] - float((chance - wanted[at]).sum()) / bend
            held = 0.0 if fact == _ALWAYS else _PENALTY / bend
            new = float(np.sign(moved)) * max(abs(moved) - held, 0.0)
            new = weights[fact] + float(np.clip(new - weights[fact], -_STRIDE, _STRIDE))
            scores[at] += new - weights[fact]
            weights[fact] = new
    return {f: round(w, 3) for f, w in weights.items() if f == _ALWAYS or abs(w) >= _SMALL}


def _rows(cases: Sequence[Case]) -> dict[str, npt.NDArray[np.int64]]:
    """By fact the cases that have it, of facts that are not rare."""
    found: dict[str, list[int]] = {_ALWAYS: list(range(len(cases)))}
    for i, case in enumerate(cases):
        for fact in case.facts:
            found.setdefault(fact, []).append(i)
    return {f: np.array(found[f]) for f in sorted(found) if len(found[f]) >= _MIN_COUNT}


def fit(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """The weights of both sides, as `weights/beside.json` holds them."""
    return {"nearer": fit_side(cases, _NEARER), "onward": fit_side(cases, _ONWARD)}


def chance(weights: dict[str, float], facts: frozenset[str]) -> float:
    """The chance that weights give a noun."""
    score = weights[_ALWAYS] + sum(weights.get(f, 0.0) for f in facts)
    return float(1 / (1 + np.exp(-score)))


def judge(files: Sequence[Sequence[Case]], folds: int) -> Iterator[str]:
    """How right voices are that only the weights find, by the chance from which on they count."""
    weighed: list[tuple[float, bool]] = []
    missing = 0
    for fold in range(folds):
        fitted = fit([c for i, cases in enumerate(files) if i % folds != fold for c in cases])
        for case in (c for cases in files[fold::folds] for c in cases if not c.placed):
            nearer, onward = (
                chance(fitted["nearer"], case.facts),
                chance(fitted["onward"], case.facts),
            )
            side = _ONWARD if onward >= nearer else _NEARER
            weighed.append((max(nearer, onward), case.side == side))
            missing += case.side != _NOT
    for bar in (0.4, 0.5, 0.6, 0.65, 0.7, 0.8):
        right = [r for c, r in weighed if c >= bar]
        share, found = sum(right) / max(1, len(right)), sum(right) / missing
        yield f"from {bar}: {len(right)} added, {share:.3f} of them right, {found:.3f} of {missing}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("files", nargs="+", type=Path, help="marked passages")
    parser.add_argument("--folds", type=int, help="only judge, by as many fits")
    options = parser.parse_args(arguments)
    files = [
        [case for passage in read_passages(path) for case in cases_in(passage)]
        for path in options.files
    ]
    if options.folds:
        print("\n".join(judge(files, options.folds)))
    else:
        fitted = fit([case for cases in files for case in cases])
        print(json.dumps(fitted, indent=0, ensure_ascii=False, sort_keys=True))
    return 0


if __name__ == "__main__":
    sys.exit(main())
