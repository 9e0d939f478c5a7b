"""What says that a retelling has an answer after all: its words, its voice, a "no".

An answer is kept in few words and in other ones ("a charge he calls absurd"), beside the claim or
elsewhere; what is left of its words may stand there for another reason. Each sign is a fact, and a
regression weighs them (`left_out.py`).
"""

from __future__ import annotations

from collections.abc import Mapping

from headwater.drift.credits.voices import (
    DEFINITE,
    PRONOUNS,
    is_generic,
    same_by_words,
    same_voice,
)
from headwater.drift.denials.account import Account
from headwater.drift.denials.retold import Retold
from headwater.lexicon.negation import DENYING_VERBS
from headwater.model import Attribution, Sentence, Telling, Token

# How far behind the claim an answer in other words mostly stands.
_NEAR = 2
_HALF = 0.5
_VERBAL = frozenset({"VERB", "AUX"})
# How a verb hangs on the rest of its sentence where it states something.
_STATING = frozenset({"ROOT", "ccomp", "conj", "parataxis", "relcl"})


def kept_facts(retold: Retold, account: Account, place: Sentence) -> Mapping[str, float]:
    """What is known of an account as kept by the child, by name; each from 0 to 1.

    Args:
        retold: the child and its parent.
        account: of the parent.
        place: the child's sentence where it would belong.
    """
    child = retold.child
    said = retold.said(account)
    likest = max(said, key=lambda s: (said[s], -abs(s - place.index)), default=place.index)
    best = child.parse.sentences[likest]
    behind = [s for s in retold.sentences if 0 < s.index - place.index <= _NEAR]
    staged = {scene.sentence.index for scene in retold.staged}
    own = [
        scene.sentence
        for scene, rest in retold.rests
        if rest.sentence.index == account.sentence.index
    ]
    half = [s for s in retold.sentences if said.get(s.index, 0.0) >= _HALF]
    spoken = {s.index for s in retold.sentences if _speaks(retold, account, s)}
    noes = retold.noes
    return {
        "came down": retold.share(account),
        "said in one": said.get(likest, 0.0),
        "said anywhere": retold.said_anywhere(account),
        "said of another": _rests_elsewhere(retold, account, best),
        "said with no": float(likest in noes),
        "said at the place": float(likest == place.index),
        "said near": float(0 <= likest - place.index <= _NEAR),
        "denied at the place": float(_denies_itself(child, place)),
        "no at the place": float(place.index in noes),
        "no near": float(any(s.index in noes for s in behind)),
        "new near": float(any(s.index not in staged for s in behind)),
        "sentence retold": float(bool(own)),
        "retold with no": float(any(s.index in noes for s in own)),
        "retold by its voice": float(any(s.index in spoken for s in own)),
        "half said with no": float(any(s.index in noes for s in half)),
        **_of_its_no(retold, account),
        "voice at the place": float(place.index in spoken),
        "voice near": float(any(s.index in spoken for s in behind)),
        "voice anywhere": float(bool(spoken)),
    }


def _of_its_no(retold: Retold, account: Account) -> dict[str, float]:
    """Whether the words that an account says no to, or denies, are gone, or came down."""
    denied = [word for token in account.tokens if (word := _denied_by(retold, token)) is not None]
    came = sum(t.index in retold.came for t in denied)
    return {"its no is gone": float(came < len(denied)), "its no came": float(came > 0)}


def _denied_by(retold: Retold, token: Token) -> Token | None:
    """The word to which a word says no, where a whole clause says it.

    "An order not to accept papers" says no to nothing that was claimed.
    """
    head = retold.parent.parse.tokens[token.head]
    if token.lemma.lower() in DENYING_VERBS:
        return token
    if token.dep == "neg" and head.pos in _VERBAL:
        return head if head.dep in _STATING else None
    if token.dep == "det" and token.text.lower() == "no":
        verb = retold.parent.parse.tokens[head.head]
        return head if verb.dep in _STATING else None
    return None


def _rests_elsewhere(retold: Retold, account: Account, sentence: Sentence) -> float:
    """The share of a child sentence's words that came from other words than the account's."""
    mine = {t.index for t in account.tokens}
    others = {word.index for index, word in retold.came.items() if index not in mine}
    words = [t for t in retold.child.tokens(sentence) if t.is_content]
    return sum(t.index in others for t in words) / max(1, len(words))


def _denies_itself(child: Telling, place: Sentence) -> bool:
    """Whether the claim's own sentence goes on to deny it: "took bribes, which she denies"."""
    return any(
        (t.lemma.lower() in DENYING_VERBS and t.pos == "VERB") or t.lemma.lower() == "denial"
        for t in child.tokens(place)
    )


def _speaks(retold: Retold, account: Account, sentence: Sentence) -> bool:
    """Whether the account's voice says what a child sentence says."""
    voice = account.voice
    return voice is not None and any(
        _is_one_voice(retold.child, a, retold.parent, voice)
        for a in retold.child.attributions_in(sentence.span)
    )


def _is_one_voice(child: Telling, a: Attribution, parent: Telling, b: Attribution) -> bool:
    """Whether two voices are one by what they are called, or "the company" stands for one.

    "A bondholder" is brought in as somebody new: that may be anybody, and is surely no answer.
    """
    if same_by_words(child, a, parent, b):
        return True
    resolved = bool(a.chain) and a.source_kind == "person"
    if resolved or not _points_back(a, b):
        return False
    return is_generic(child, a) and same_voice(child, a, parent, b)


def _points_back(a: Attribution, b: Attribution) -> bool:
    """Whether a source is spoken of as one that is known: "the company", "she"; "it" is nobody."""
    if a.source is None:
        return True
    first = a.source.text.lower().split()[0]
    if first == "it":
        return b.source_kind != "person"
    return first in DEFINITE | PRONOUNS
