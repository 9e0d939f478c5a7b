"""Events that corefer across documents (ECB+), grouped by what groups claims.

    python -m bench.quality.ecb --data ../shared/data [--part Dev] [--topics 3]

Gold mentions of events, gold topics, two groupings of the same mentions in the same run:

- "lemma": mentions of one topic whose words have the same lemmas. The usual baseline.
- "claims": the sentences that hold the mentions are laid side by side as claims are, and two
  mentions are as surely the same as their words are alike and their claims are the same claim; by
  average linkage, with the limits that claims are grouped by.

Headwater groups claims and not event mentions, and knows neither the mentions nor the topics by
itself: the figure says what its evidence of the same claim is worth beside the same word, and no
more. Nothing is fitted on the set.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from bench.quality.coreference import conll_f1
from headwater.annotate import annotate
from headwater.extract.claim import extract_claims
from headwater.extract.number import extract_numbers
from headwater.lexicon.likeness import likeness
from headwater.match.counts import main_counts
from headwater.match.evidence import Setting, weigh_pairs
from headwater.match.grouping import group_pairs
from headwater.match.statement import Statement, lay_out
from headwater.match.table import lay_side_by_side
from headwater.model import Annotations, Capture, Claim, Token
from headwater.read import read
from headwater.settings import Settings

_FOLDER = "ecbplus"
# Two mentions merge from this on, and on the average from that on: as claims do.
_LIMITS = (0.4, 0.3)
# A claim pair that was not weighed, and the least likeness of two mentions' words that is any.
_UNWEIGHED, _MIN_LIKENESS = 0.1, 0.5


@dataclass(frozen=True, slots=True)
class Mention:
    """One labelled mention of an event.

    Attributes:
        id: of its own.
        document: where it stands.
        sentence: number of the sentence.
        words: first and one past the last token in the sentence.
        chain: what it corefers with.
    """

    id: str
    document: str
    sentence: int
    words: tuple[int, int]
    chain: str


@dataclass(frozen=True, slots=True)
class Document:
    """One document: each sentence a paragraph, with where its tokens stand.

    Attributes:
        name: "2_11ecb": of topic 2.
        text: the sentences.
        places: for each sentence and token, the first character.
    """

    name: str
    text: str
    places: Mapping[tuple[int, int], int]

    @property
    def topic(self) -> str:
        """Number of the topic."""
        return self.name.split("_")[0]


def read_documents(path: Path) -> dict[str, Document]:
    """The documents of a corpus file: a token a line, its number and its sentence's before it."""
    tokens: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 4:
            tokens[cells[0]][int(cells[1])].append(cells[3])
    return {name: _document(name, held) for name, held in tokens.items()}


def _document(name: str, sentences: Mapping[int, Sequence[str]]) -> Document:
    places: dict[tuple[int, int], int] = {}
    text = ""
    for number in sorted(sentences):
        for at, word in enumerate(sentences[number]):
            places[number, at] = len(text)
            text += f"{word} "
        text = f"{text.rstrip()}\n\n"
    return Document(name, text, places)


def read_mentions(path: Path) -> list[Mention]:
    """The labelled mentions of events."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [
        Mention(
            f"m{n}",
            row["doc_id"],
            row["sent_id"],
            (min(row["tokens_number"]), max(row["tokens_number"]) + 1),
            row["coref_chain"],
        )
        for n, row in enumerate(rows)
    ]


@dataclass(frozen=True, slots=True)
class _Laid:
    """A topic's documents, parsed, with the claim and the tokens of every mention."""

    annotations: Mapping[str, Annotations]
    statements: Mapping[str, Sequence[Statement]]
    claim_of: Mapping[str, str]
    words_of: Mapping[str, tuple[Token, ...]]


def _lay_out(
    documents: Iterable[Document], mentions: Sequence[Mention], settings: Settings
) -> _Laid:
    annotations: dict[str, Annotations] = {}
    claims: dict[str, tuple[Claim, ...]] = {}
    claim_of: dict[str, str] = {}
    words_of: dict[str, tuple[Token, ...]] = {}
    for document in documents:
        capture = Capture(f"{document.name}.txt", document.text.encode())
        report = read(capture, document.name, settings.read)
        parsed = annotate(report, settings.annotate)
        annotations[document.name] = parsed
        made = extract_claims(report, parsed, (), extract_numbers(report, parsed))
        claims[document.name] = tuple(_named(c, f"{document.name}#{n}") for n, c in enumerate(made))
        for mention in mentions:
            if mention.document == document.name:
                start = document.places[mention.sentence, mention.words[0]]
                last = document.places[mention.sentence, mention.words[1] - 1]
                words_of[mention.id] = tuple(
                    t for t in parsed.tokens if start <= t.start <= last and t.pos != "SPACE"
                )
                for claim in claims[document.name]:
                    if claim.span.start <= start < claim.span.end:
                        claim_of[mention.id] = claim.id
    laid = lay_out(claims, annotations, {})
    statements = {
        name: [laid[c.id] for c in made if laid[c.id].tokens] for name, made in claims.items()
    }
    return _Laid(annotations, statements, claim_of, words_of)


def _named(claim: Claim, name: str) -> Claim:
    return Claim(
        name,
        claim.span,
        claim.sentence,
        claim.attributions,
        claim.certainty,
        claim.hedges,
        claim.numbers,
    )


def group_by_lemma(mentions: Sequence[Mention], laid: _Laid) -> list[frozenset[str]]:
    """Mentions of one topic with the same lemmas."""
    groups: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for mention in mentions:
        groups[tuple(t.lemma.lower() for t in laid.words_of[mention.id])].add(mention.id)
    return [frozenset(group) for group in groups.values()]


def group_by_claims(mentions: Sequence[Mention], laid: _Laid) -> list[frozenset[str]]:
    """Mentions whose words are alike and whose claims are the same claim."""
    same = dict(_claim_scores(laid))
    scores: dict[tuple[str, str], float] = {}
    for one, other in combinations(mentions, 2):
        alike = _alike(one, other, laid)
        if alike >= _MIN_LIKENESS:
            pair = laid.claim_of.get(one.id, ""), laid.claim_of.get(other.id, "")
            told = max(same.get(pair, 0.0), same.get(pair[::-1], 0.0), _UNWEIGHED)
            told = 1.0 if pair[0] == pair[1] else told
            scores[one.id, other.id] = float((alike * alike * told**0.5) ** 0.5)
    ids = [m.id for m in mentions]
    groups = group_pairs(ids, scores, lambda *_: 0.0, _LIMITS)
    return [frozenset(group) for group in groups]


def _alike(one: Mention, other: Mention, laid: _Laid) -> float:
    mine, theirs = laid.words_of[one.id], laid.words_of[other.id]
    vectors = (laid.annotations[m.document].vectors for m in (one, other))
    alike = likeness(mine, theirs, *vectors)
    return float(alike.max()) if alike.size else 0.0


def _claim_scores(laid: _Laid) -> Iterator[tuple[tuple[str, str], float]]:
    main: dict[str, set[str]] = {}
    for held in laid.statements.values():
        main |= main_counts(held)
    setting = Setting({}, 1.0, main)
    for one, other in combinations([d for d, held in laid.statements.items() if held], 2):
        table = lay_side_by_side(laid.statements[one], laid.statements[other])
        for weighed in weigh_pairs(table, setting):
            yield (weighed.mine.claim.id, weighed.theirs.claim.id), weighed.score


def measure(
    documents: Mapping[str, Document], mentions: Sequence[Mention], topics: Sequence[str]
) -> dict[str, Mapping[str, float]]:
    """CoNLL F1 of both groupings over some topics."""
    settings = Settings()
    found: dict[str, list[frozenset[str]]] = {"lemma": [], "claims": []}
    gold: dict[str, set[str]] = defaultdict(set)
    for topic in topics:
        held = [m for m in mentions if documents[m.document].topic == topic]
        laid = _lay_out([d for d in documents.values() if d.topic == topic], held, settings)
        found["lemma"] += group_by_lemma(held, laid)
        found["claims"] += group_by_claims(held, laid)
        for mention in held:
            gold[mention.chain].add(mention.id)
    chains = [frozenset(chain) for chain in gold.values()]
    return {name: conll_f1(chains, groups) for name, groups in found.items()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Read, group in both ways, score, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--data", type=Path, required=True)
    add("--part", choices=["Train", "Dev"], default="Dev")
    add("--topics", type=int, help="the first so many topics only")
    asked = parser.parse_args(arguments)
    folder = asked.data / _FOLDER
    documents = read_documents(folder / f"ECB_{asked.part}_corpus.txt")
    mentions = read_mentions(folder / f"ECB_{asked.part}_Event_gold_mentions.json")
    topics = sorted({d.topic for d in documents.values()}, key=int)[: asked.topics]
    print(f"{asked.part}: topics {', '.join(topics)}")
    for name, figures in measure(documents, mentions, topics).items():
        print(f"{name:8}" + "".join(f" {k} {100 * v:.1f}" for k, v in figures.items()))


if __name__ == "__main__":
    main()
