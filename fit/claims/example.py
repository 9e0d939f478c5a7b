"""Labelled claims as the encoder reads them, with the pairs that are the same.

    python -m fit.claims.example OUT.jsonl

From the stories of `bench/quality/matching_fit`, the families of `bench/quality/families_fit`, both
without those left to the weights (`bench.fit.parts`), and the aligned sentences of `corpora/retold`
(fit and weigh). One line of JSON for each story, family or pair: parsing takes minutes, fitting is
done several times.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path

import spacy
from bench.fit.labelled import run_before, run_up_to
from bench.fit.match import marked_claim
from bench.fit.parts import teaches_network
from bench.fit.sayings import find_sayings, read_marks
from bench.quality.gold import Case, read_cases
from bench.quality.tellings import FOLDER as _STORIES
from bench.quality.tellings import NEAR_MISS, Telling, read_stories
from corpora.retold import Pair
from corpora.retold import load as load_pairs

from headwater.match.statement import Statement, lay_out
from headwater.model import Capture
from headwater.networks.claims import MOST_PIECES, words_to_read
from headwater.networks.encoder import lay_out as lay_out_words
from headwater.networks.pieces import shipped_pieces
from headwater.pipeline import Findings
from headwater.settings import Settings

_FAMILIES = Path(__file__).parents[2] / "bench/quality/families_fit"
_PARTS_OF_RETOLD = ("fit", "weigh")
# Claims are known once this stage is reached.
_AFTER_CLAIMS = "block"
_WORKERS = 2


@dataclass(frozen=True, slots=True)
class Example:
    """The claims of one story, family or pair.

    Attributes:
        name: of the story, family or pair.
        sentences: the pieces of each sentence that is read.
        claims: for each claim its sentence, and the places of its own pieces there.
        sides: for each claim the number of its report; claims of one report are never compared.
        told: places of the claims whose pairs are known: with all of other reports.
        same: places of two claims that are the same.
        open: places of two claims of which nobody can tell.
    """

    name: str
    sentences: list[list[int]]
    claims: list[tuple[int, list[int]]]
    sides: list[int]
    told: list[int]
    same: list[tuple[int, int]]
    open: list[tuple[int, int]]


def read_examples(path: Path) -> list[Example]:
    """What `main` wrote."""
    with path.open(encoding="utf-8") as lines:
        return [Example(**json.loads(line)) for line in lines]


def of_story(name: str, tellings: Sequence[Telling], settings: Settings) -> Example:
    """A story: claims with a mark in common are the same, every mark of it is known."""
    captures = tuple(Capture(t.name, t.text.encode()) for t in tellings)
    held = _held(found := run_up_to(_AFTER_CLAIMS, captures, settings))
    marked = {t.name: t.marked for t in tellings}
    facts: dict[str, set[str]] = {}
    for report in found.reports:
        for mark in marked[report.path]:
            if (claim := marked_claim(mark, held[report.id])) is not None:
                facts.setdefault(claim, set()).add(mark.fact)
    same = {
        frozenset((one, other))
        for one, other in combinations(facts, 2)
        if (facts[one] & facts[other]) - {NEAR_MISS}
    }
    return _example(name, found, held, set(facts), same, set())


def of_family(case: Case, settings: Settings) -> Example:
    """A family: sentences that make a labelled claim are marked."""
    held = _held(found := run_before(_AFTER_CLAIMS, case, settings))
    sayings = find_sayings(case, found, held, settings)
    told = set(sayings.placed)
    return _example(case.name, found, held, told, set(sayings.same), set(sayings.doubtful))


def of_pair(pair: Pair) -> Example:
    """A retelling and its source: aligned sentences are the same."""
    vocabulary, tokenizer = shipped_pieces(), spacy.blank("en").tokenizer
    sides = [sorted({row[n] for row in pair.alignment}, key=lambda w: w.start) for n in (0, 1)]
    sentences, claims = [], []
    for words in (*sides[0], *sides[1]):
        near = [t.text for t in tokenizer(words.text) if not t.is_space]
        pieces = lay_out_words(near, vocabulary).pieces[:MOST_PIECES].tolist()
        claims.append((len(sentences), list(range(1, len(pieces) - 1))))
        sentences.append(pieces)
    first = len(sides[0])
    same = [(sides[0].index(c), first + sides[1].index(p)) for c, p in pair.alignment]
    numbers = [0] * first + [1] * len(sides[1])
    return Example(pair.name, sentences, claims, numbers, list(range(len(claims))), same, [])


def _held(found: Findings) -> dict[str, list[Statement]]:
    claims = {r.id: found.claims[r.id] for r in found.reports}
    laid = lay_out(claims, found.annotations, found.times)
    return {r: [laid[c.id] for c in made if laid[c.id].tokens] for r, made in claims.items()}


def _example(
    name: str,
    found: Findings,
    held: Mapping[str, Sequence[Statement]],
    told: set[str],
    same: set[frozenset[str]],
    open: set[frozenset[str]],
) -> Example:
    vocabulary = shipped_pieces()
    sentences: list[list[int]] = []
    claims: list[tuple[int, list[int]]] = []
    place: dict[str, int] = {}
    sides = []
    for number, (report, made) in enumerate(held.items()):
        known: dict[tuple[int, ...], int] = {}
        for statement in made:
            near, own = words_to_read(found.annotations[report], statement.claim.span)
            if not near:
                continue
            sheet = lay_out_words([t.text for t in near], vocabulary)
            key = tuple(t.index for t in near)
            if key not in known:
                known[key] = len(sentences)
                sentences.append(sheet.pieces[:MOST_PIECES].tolist())
            place[statement.claim.id] = len(claims)
            claims.append((known[key], _pieces_of(own, sheet.starts.tolist(), len(sheet.pieces))))
            sides.append(number)
    numbered = partial(_numbered, place)
    told_at = sorted(place[c] for c in told if c in place)
    return Example(name, sentences, claims, sides, told_at, numbered(same), numbered(open))


def _numbered(place: Mapping[str, int], pairs: set[frozenset[str]]) -> list[tuple[int, int]]:
    found = ([place[c] for c in pair if c in place] for pair in pairs)
    return sorted((min(pair), max(pair)) for pair in found if len(pair) == 2)


def _pieces_of(own: Sequence[int], starts: Sequence[int], length: int) -> list[int]:
    ends = [*starts[1:], length - 1]
    places = [p for word in own for p in range(starts[word], ends[word]) if p < MOST_PIECES]
    return places or list(range(min(length, MOST_PIECES)))


def make_examples(settings: Settings) -> Iterator[Example]:
    """All of them, parsed by two processes."""
    work: list[Callable[[], Example]] = [
        *(
            partial(of_story, name, tellings, settings)
            for name, tellings in read_stories()
            if teaches_network(_STORIES.name, name)
        ),
        *(
            partial(of_family, case, settings)
            for case in read_cases(_FAMILIES, "families")
            if read_marks(case) and teaches_network(_FAMILIES.name, case.name)
        ),
        *(partial(of_pair, pair) for part in _PARTS_OF_RETOLD for pair in load_pairs(part)),
    ]
    with ProcessPoolExecutor(_WORKERS, get_context("spawn")) as crew:
        yield from crew.map(_call, work, chunksize=8)


def _call(work: Callable[[], Example]) -> Example:
    return work()


def main() -> None:
    """Write the examples as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    chosen = parser.parse_args()
    with chosen.out.open("w", encoding="utf-8") as out:
        for example in make_examples(Settings()):
            out.write(json.dumps(asdict(example)) + "\n")


if __name__ == "__main__":
    main()
