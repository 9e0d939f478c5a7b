"""How likely one account of a report answers another: denies it, limits it, tells it otherwise.

No list of words of denial sees "she maintains that she was buying vegetables". What tells an answer
from one more detail is who speaks (another voice, one that the claim names or that answers for
somebody), of what (a word for the claim, words of the claim, another figure), and how (a "but", a
"no", a word of dismissal). A regression of these facts, fitted by `bench/fit/counter.py` on marked
answers (`bench/quality/answers`) and on the denials that passages of `corpora/reworded` lose.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from headwater.drift.credits.voices import kind_of, same_voice, voice_words
from headwater.drift.denials.account import Account
from headwater.lexicon.answering import (
    BODIES,
    CONTRASTS,
    EXPLAINING_VERBS,
    LIMITING_VERBS,
    OPPOSING_NOUNS,
    RESPONDENTS,
    STANDING_VERBS,
    is_dismissive,
    is_limiting,
)
from headwater.lexicon.fold import fold_word
from headwater.lexicon.likeness import word_key
from headwater.lexicon.negation import (
    DENYING_VERBS,
    NEGATIVE_ADVERBS,
    NEGATIVE_PRONOUNS,
)
from headwater.lexicon.rebuttals import calls_untrue, takes_back, withholds
from headwater.model import Attribution

Facts = Mapping[str, float]

_NEGATIVE = NEGATIVE_ADVERBS | NEGATIVE_PRONOUNS | {"no"}
_TAKES_UP = frozenset({"it", "this", "that", "these", "those", "so", "such", "which"})
_CLAIM_NOUNS = frozenset(
    """claim allegation accusation charge report account version story suggestion theory figure
    finding criticism rumour rumor comparison talk decision""".split()
)
_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "both", "neither", "who"})
_CONDITIONS = frozenset({"if", "unless", "provided"})
_FAR = 3
_ACCUSING = frozenset("accuse allege charge suspect blame convict sentence fine arrest sue".split())


def counter_facts(account: Account, claim: Account) -> dict[str, float]:
    """What is known of an account as an answer to a claim, by name; each 0 or 1."""
    return {
        name: 1.0
        for facts in (_how(account), _who(account, claim), _of_what(account, claim))
        for name, holds in facts.items()
        if holds
    } | {"bias": 1.0}


def answers(facts: Facts) -> float:
    """How strongly the facts of `counter_facts` speak for an answer: log odds."""
    return _sum("counter", facts)


def weighed(table: Literal["place", "left-out", "read"], facts: Facts) -> float:
    """The chance that facts of a place or a loss speak for it.

    They are of `placing.py`, `left_out.py` and `reread.py`.
    """
    return 1 / (1 + math.exp(-_sum(table, facts)))


def _sum(table: str, facts: Facts) -> float:
    weights = fitted_tables()[table]
    return sum(weights.get(name, 0.0) * value for name, value in facts.items())


def _how(account: Account) -> dict[str, bool]:
    """The words of an answer."""
    text, lemmas, words = account.span.text, account.lemmas, account.words
    cue = _cue_lemmas(account.voice)
    return {
        "denies": bool(lemmas & DENYING_VERBS) or "denial" in lemmas,
        "calls untrue": calls_untrue(text) or is_dismissive(text),
        "takes back": takes_back(text),
        "withholds": withholds(text),
        "limits": is_limiting(text),
        "negative": bool(words & _NEGATIVE),
        "contrast": account.opens in CONTRASTS or bool(words & CONTRASTS),
        "condition": account.opens in _CONDITIONS,
        "stands by": bool(cue & STANDING_VERBS),
        "explains": bool(cue & EXPLAINING_VERBS),
        "reserves": bool((cue | lemmas) & LIMITING_VERBS),
        "only": "only" in words,
    }


def _who(account: Account, claim: Account) -> dict[str, bool]:
    """Who answers, and whom."""
    voice, other = account.voice, claim.voice
    mine = frozenset() if voice is None else voice_words(voice)
    source = "" if voice is None or voice.source is None else voice.source.text.lower()
    told = {fold_word(t.text) for t in claim.tokens}
    same = is_of_one_voice(account, claim)
    lemmas = {w.removesuffix("s") for w in mine} | mine
    return {
        "voice": voice is not None,
        "another voice": voice is not None and other is not None and not same,
        "same voice": same,
        "claim of nobody": other is None,
        "named by claim": voice is not None and not same and bool(mine & told),
        "somebody's": source.split()[:1] != [] and source.split()[0] in _POSSESSIVES,
        "pronoun": source in _PRONOUNS,
        "answers for": bool(lemmas & RESPONDENTS),
        "body": bool(lemmas & BODIES) or (voice is not None and kind_of(voice) == "group"),
        "opposes": bool(lemmas & OPPOSING_NOUNS),
        "document": voice is not None and kind_of(voice) == "document",
    }


def _of_what(account: Account, claim: Account) -> dict[str, bool]:
    """Whether it is about the claim."""
    lemmas, mine = account.lemmas, account.keys
    theirs = {word_key(t) for t in claim.tokens if t.is_content}
    shared = len(mine & theirs)
    cue = _cue_lemmas(claim.voice)
    return {
        "takes up": any(t.text.lower() in _TAKES_UP and t.dep != "mark" for t in account.tokens),
        "claim noun": bool(lemmas & _CLAIM_NOUNS),
        "shares a word": shared > 0,
        "shares words": shared > 1,
        "figures": any(k.startswith("#") for k in mine) and any(k.startswith("#") for k in theirs),
        "other sentence": account.sentence != claim.sentence,
        "far": abs(account.sentence.index - claim.sentence.index) > 1,
        "farther": abs(account.sentence.index - claim.sentence.index) > _FAR,
        "before": account.tokens[0].index < claim.tokens[0].index,
        "other paragraph": account.sentence.block != claim.sentence.block,
        "short": len(account.content) <= 3,
        "claim of a claim": claim.voice is not None and claim.voice.cue_class == "doubting",
        "claim accuses": bool(claim.lemmas & _ACCUSING) or bool(cue & _ACCUSING),
        "claim denies": bool(claim.lemmas & DENYING_VERBS),
    }


def is_of_one_voice(account: Account, claim: Account) -> bool:
    """Whether one voice says both; what the report says itself is said by none."""
    if account.voice is None or claim.voice is None:
        return False
    if account.voice is claim.voice:
        return True
    return same_voice(account.telling, account.voice, claim.telling, claim.voice)


def _cue_lemmas(voice: Attribution | None) -> set[str]:
    if voice is None or voice.cue is None:
        return set()
    words = voice.cue.text.lower().split()
    return {
        *words,
        *(w.removesuffix("s") for w in words),
        *(w.removesuffix("d") for w in words),
        *(w.removesuffix("ed") for w in words),
    }


@cache
def fitted_tables() -> Mapping[str, Mapping[str, float]]:
    """The weights of the four regressions, as `counter.toml` holds them."""
    held = files("headwater.drift.denials") / "counter.toml"
    table: dict[str, dict[str, float]] = tomllib.loads(held.read_text(encoding="utf-8"))
    return table
