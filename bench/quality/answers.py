"""Answers to claims, marked in passages: `python -m bench.quality.answers`.

`answers/README.md` gives the format. Of each held-back passage every account is laid beside every
claim that it may answer, and all such pairs are ranked by how strongly the facts speak for an
answer (`drift/denials/counter.py`): average precision of the pairs, and of the sentences, that are
marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.quality.rewordings import read_tellings
from headwater.drift.denials.account import Account, accounts
from headwater.drift.denials.counter import answers, counter_facts

FOLDER = Path(__file__).parent / "answers"
HELD_BACK = "e"
_SENTENCE = re.compile(r"(\d+) (.*)")
_ANSWER = re.compile(r"- (\d+) answers (\d+) \| (needed|aside) \| (.*)")


@dataclass(frozen=True, slots=True)
class Answer:
    """One mark.

    Attributes:
        sentence: which sentence answers, from 0.
        claim: which sentence it answers.
        needed: whether a fair retelling of the claim cannot do without it.
        start, end: the words of the answer in the passage.
    """

    sentence: int
    claim: int
    needed: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage.

    Attributes:
        name: of its header.
        text: its sentences in a row.
        starts: where each begins.
        answers: the marks.
    """

    name: str
    text: str
    starts: tuple[int, ...]
    answers: tuple[Answer, ...]

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that holds a character."""
        return sum(start <= place for start in self.starts) - 1

    def answer_to(self, account: Account, claim: Account) -> Answer | None:
        """The mark that an account, beside a claim, is half of; None where it is none."""
        span, said = account.span, self.sentence_at(claim.span.start)
        for mark in self.answers:
            shared = min(span.end, mark.end) - max(span.start, mark.start)
            shorter = min(span.end - span.start, mark.end - mark.start)
            if mark.claim == said and 2 * shared >= shorter > 0:
                return mark
        return None


def read_passages(path: Path) -> Iterator[Passage]:
    """The passages of one file.

    Raises:
        ValueError: a line that is neither a header, a sentence nor a mark, or a mark whose words
            do not stand in its sentence.
    """
    for block in re.split(r"\n(?=== )", path.read_text(encoding="utf-8").strip()):
        header, *lines = (line for line in block.splitlines() if line.strip())
        name = header.split()[1]
        sentences = [m[2] for line in lines if (m := _SENTENCE.fullmatch(line))]
        starts = tuple(len(" ".join([*sentences[:n], ""])) for n in range(len(sentences)))
        text = " ".join(sentences)
        marks = [m for line in lines if (m := _ANSWER.fullmatch(line))]
        if len(sentences) + len(marks) != len(lines):
            raise ValueError(f"{path.name}: {name} holds a line of no known form")
        yield Passage(name, text, starts, tuple(_mark(name, m, text, starts) for m in marks))


def _mark(name: str, found: re.Match[str], text: str, starts: Sequence[int]) -> Answer:
    sentence, claim = int(found[1]) - 1, int(found[2]) - 1
    at = text.find(found[4], starts[sentence])
    if at < 0:
        raise ValueError(f"{name}: {found[4]!r} does not stand in sentence {found[1]}")
    return Answer(sentence, claim, found[3] == "needed", at, at + len(found[4]))


def candidates(passage: Passage) -> Iterator[tuple[Account, Account, Answer | None]]:
    """Each account of a passage beside each other one, and the mark of which they are the sides."""
    (telling,) = read_tellings([passage.text])
    every = accounts(telling)
    for account in every:
        for claim in every:
            if claim is not account:
                yield account, claim, passage.answer_to(account, claim)


def average_precision(right: Sequence[bool], scores: Sequence[float]) -> float:
    """The mean, over what is right, of the precision down to it."""
    ranked = np.array(right)[np.argsort([-score for score in scores], kind="stable")]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float((precision * ranked).sum() / max(1, ranked.sum()))


def main() -> None:
    """Run the command."""
    pairs: list[tuple[bool, float]] = []
    sentences: list[tuple[bool, float]] = []
    for passage in read_passages(FOLDER / f"{HELD_BACK}.txt"):
        best: dict[int, tuple[bool, float]] = {}
        for account, claim, mark in candidates(passage):
            score = answers(counter_facts(account, claim))
            pairs.append((mark is not None, score))
            at = passage.sentence_at(account.span.start)
            right, most = best.get(at, (False, -np.inf))
            best[at] = (right or mark is not None, max(most, score))
        sentences += best.values()
    for name, rows in (("pairs of accounts", pairs), ("sentences", sentences)):
        truths, scores = zip(*rows, strict=True)
        print(
            f"{name}: {len(rows)}, {sum(truths)} marked; "
            f"average precision {average_precision(truths, scores):.3f}"
        )


if __name__ == "__main__":
    main()
