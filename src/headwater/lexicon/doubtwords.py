"""Words that keep a statement open though they are no hedges themselves.

Drift asks for them where a hedge is gone, or is new: does another word leave it as open?
"""

from __future__ import annotations

# Doubt: a retelling with one of these has not made a fact of it.
DOUBT_WORDS = frozenset(
    """warn warning fear risk threat threaten potential potentially if unless whether danger chance
    suspicion suspect suspected think believe belief seem seemingly appear apparent apparently
    presumably supposedly allegedly alleged reportedly perhaps possibly possible probable probably
    likely maybe prospect assume assumption speculation evidently ostensibly presumed
    suspicious sign indication suggest theory hypothesis guess reckon unclear doubt doubtful
    provided question""".split()
)
# An accusation: what a court weighs or has thrown out is not told as fact.
CHARGE_WORDS = frozenset(
    """accuse accusation allegation allege charge acquit acquittal clear exonerate deny denial trial
    try prosecute prosecution indict indictment suspect defendant case complaint count blame
    dismiss innocent attribute ascribe link tie""".split()
)
# What lies ahead and is not settled: other words for "expected to".
EXPECTING_WORDS = frozenset(
    """due schedule plan hope want aim target intend intention expectation expect anticipate
    forecast project should prospective pencil estimate set""".split()
)
LIKELY_WORDS = frozenset("should expect expectation forecast project anticipate".split())
# What somebody wants, asks or plans is not said to be so. ("hop" is the parser's lemma of "hopes".)
WANTING_WORDS = frozenset(
    """hope hop want wish seek ask urge call demand plan intend aim propose request pray insist
    consider try attempt promise pledge vow""".split()
)
# What somebody warns of is not said to be so either.
WARNING_WORDS = frozenset("warn fear caution threaten alert worry".split())
# What somebody forecasts or reckons is not said to be so either.
FORECASTING_WORDS = frozenset(
    """forecast foresee predict project anticipate expect estimate reckon calculate
    envisage""".split()
)
# Whose they are, is of that mind: "in the clinic's estimate", "by her reckoning", "in the eyes of".
OPINION_NOUNS = frozenset(
    """estimate estimation reckoning guess view opinion judgment judgement assessment eye mind
    belief calculation expectation""".split()
)
PRELIMINARY_WORDS = frozenset(
    "first initial early initially preliminarily interim tentative".split()
)
FREQUENCY_WORDS = frozenset(
    """often frequently frequent usually usual generally sometimes occasionally occasional
    regularly regular repeatedly commonly common mostly mainly largely rarely seldom many most
    partly partially part""".split()
)
# A plain statement that is as open as a "may": an ability, a permission.
OPEN_WORDS = frozenset(
    """can ca able capable possible possibility possibly perhaps may might could let permit allow
    entitle free right chance option eligible if unless provided depend subject face liable maximum
    open available allege accuse allegation accusation claim point""".split()
)
# "May" as a permission (and "may not" as a ban), "could" as an ability, in other words.
ALLOWING_WORDS = frozenset(
    """can ca allow permit let entitle able capable enable possible bar ban forbid prohibit
    must""".split()
)
MODALS_OF_DOUBT = frozenset({"may", "might", "could"})
