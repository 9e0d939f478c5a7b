"""Words by which one account answers, limits or contradicts another."""

from __future__ import annotations

import re

# What sets a clause or sentence against the one before it.
CONTRASTS = frozenset(
    "but though although however while whereas yet nevertheless nonetheless instead".split()
)
# What somebody says who stands by something that others dispute.
STANDING_VERBS = frozenset(
    """insist maintain contend argue claim counter retort protest assert reaffirm swear plead
    assure stress emphasise emphasize defend vow clarify""".split()
)
# What somebody does who puts it down to something else, or calls it something else.
EXPLAINING_VERBS = frozenset(
    """blame attribute ascribe explain call describe dub term label characterise characterize cite
    speak put see regard consider accuse""".split()
)
# What somebody does who adds a reservation.
LIMITING_VERBS = frozenset(
    """caution warn concede admit acknowledge doubt question criticise criticize fault object
    dispute disagree differ complain note point add""".split()
)
OPPOSING_NOUNS = frozenset(
    """opponent critic rival opposition challenger sceptic skeptic detractor campaigner objector
    dissenter minority union activist""".split()
)
# Who answers for somebody else.
RESPONDENTS = frozenset(
    """lawyer attorney counsel solicitor barrister advocate defence defense spokesman spokeswoman
    spokesperson agent manager representative family relative wife husband widow mother father son
    daughter brother sister supporter ally colleague friend owner""".split()
)
BODIES = frozenset(
    """ministry government company operator office authority agency army military navy police
    department council municipality firm maker management administration party regime embassy
    federation association bank institute university hospital force court militia group
    regulator commission prosecutor prosecution minister official""".split()
)
# What an account calls the other: not worth belief, or not as bad as that.
_DISMISSIVE = re.compile(
    r"\b(?:absurd|ridiculous|laughable|childish|baseless|groundless|unfounded|untrue|false|lies?|"
    r"liar|invent(?:ed|ion)|fabricat\w+|fak(?:e|ed)|forg(?:ed|ery)|fiction|fantasy|fairy ?-?tales?|"
    r"myth|nonsense|rumou?rs?|hoax|slander|smear|propaganda|libel|defamat\w+|malicious|mislead\w+|"
    r"misunderst\w+|misquoted|mistaken|wrong|incorrect|inaccurate|exaggerat\w+|inflated|overblown|"
    r"alarmist|premature|speculat\w+|one-sided|biased|politically motivated|out of context|"
    r"montage|edited|doctored|staged|unfair|unjust|unconvinc\w+|implausible|unlikely|innocen\w+|"
    r"not guilty|exonerat\w+|cleared|acquitt\w+|overturn\w+|quash\w+|threw out|thrown out|"
    r"played down|play down|plays down|pretext|excuse|witch-?hunt|conspiracy)\b",
    re.IGNORECASE,
)
# What makes a finding or a promise less than it seems.
_LIMITED = re.compile(
    r"\b(?:chance|coincidence|artefact|artifact|margin of error|small (?:sample|number|study)|"
    r"too (?:few|small|early|short|soon|high|low)|only \d+|(?:in )?mice|peer.?review\w*|"
    r"un(?:known|clear|certain|explained|proven|signed|dated|confirmed|verified|settled|decided|"
    r"resolved|related|affected|changed|official)|vanish\w*|disappear\w*|no longer significant|"
    r"causal\w*|causation|correlation|preliminary|provisional|draft|disput\w+|contest\w*|"
    r"open question|remains? to be|yet to|still (?:be|under)|appeal\w*|exception\w*|except|"
    r"limit\w*|reservations?|caveats?|so far|might|may|could|independent(?:ly)?|in part|partly|"
    r"merely|simply|already|all along|routine|precaution\w*|voluntar\w+|accident\w*|mistake|error|"
    r"technical|legal\w*|lawful\w*|according to (?:the )?(?:rules?|procedures?|plan|law)|as agreed|"
    r"standards?|in line with|self-defen[cs]e|consent\w*|permi(?:t|ssion)\w*)\b",
    re.IGNORECASE,
)


def is_dismissive(text: str) -> bool:
    """Whether words call an account untrue, invented, unfair or too much."""
    return _DISMISSIVE.search(text) is not None


def is_limiting(text: str) -> bool:
    """Whether words make an account less certain, less grave or less new."""
    return _LIMITED.search(text) is not None
