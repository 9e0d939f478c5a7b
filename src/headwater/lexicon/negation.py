"""Words that deny: what "not" is to a verb, and the verbs and nouns that say it without a "not"."""

from __future__ import annotations

# Verbs that say that something is not done, not had or not let be: "refused to", "ignored".
NEGATIVE_VERBS = frozenset(
    """fail refuse decline cease stop avoid prevent block miss neglect ignore lack reject forget
    omit forbid ban bar prohibit refrain abstain withhold dismiss overlook flout""".split()
)
# Verbs of which the object does not come about: "rejected a motion to".
REJECTING_VERBS = frozenset(
    "reject refuse dismiss deny decline block defeat oppose veto throw quash".split()
)
# Denying cues are judged as attribution; here they turn what they report.
DENYING_VERBS = frozenset({"deny", "dispute", "reject", "refute", "contradict", "dismiss"})
# What somebody is cleared of, it is found that he or she did not do.
CLEARING_VERBS = frozenset({"clear", "acquit", "exonerate", "absolve"})
# "Advised against eating it", "decided against a tower".
ADVISING_VERBS = frozenset("advise warn caution counsel recommend decide argue speak plead".split())
NEGATIVE_NOUNS = frozenset({"refusal", "failure", "inability", "unwillingness", "reluctance"})
# "No sign of a leak", "no plan to leave": of what there is none, the rest of the phrase is denied.
SIGN_NOUNS = frozenset(
    """sign evidence trace proof indication suggestion hint record report question chance
    possibility prospect plan intention need reason wish desire""".split()
)
NEGATIVE_ADVERBS = frozenset("not n't never nowhere cannot hardly scarcely".split())
NEGATIVE_PRONOUNS = frozenset({"nobody", "none", "nothing", "neither", "no-one", "noone"})
# Any of these near a predicate may say "not" in a way that a parse does not show.
NEGATIVE_TRACES = (
    NEGATIVE_VERBS
    | NEGATIVE_NOUNS
    | NEGATIVE_ADVERBS
    | NEGATIVE_PRONOUNS
    | frozenset(
        """no nor without unable impossible lack absence deny rather instead unless until yet
        barely too only few little rarely seldom last""".split()
    )
)


def is_negative_trace(word: str, lemma: str) -> bool:
    """Whether a word may be a negation in other words."""
    return word.lower() in NEGATIVE_TRACES or lemma.lower() in NEGATIVE_TRACES
