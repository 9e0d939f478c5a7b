"""What became of people whom a figure counts, and the words that say so.

A value says it by these names ("9 dead"), so that whoever asks what it counts need not ask again.
"""

from __future__ import annotations

import re

# The stem of a word is enough: "drown", "drowned". In the order in which a report leads with them.
FATE_WORDS: dict[str, re.Pattern[str]] = {
    "dead": re.compile(
        r"^(?:dead|death|deaths|deceased|die[ds]?|dying|kill\w*|drown\w*|perish\w*|fatalit\w+|"
        r"bod(?:y|ies)|corpses?|coffins?|caskets?|slain|slaughter\w*|massacr\w+|murder\w*|"
        r"martyr\w*|succumb\w*|buried|toll|lives)$"
    ),
    "injured": re.compile(
        r"^(?:injur\w+|wound(?:ed|s)?|hurt|hospitali[sz]ed|treated|treatment|maimed)$"
    ),
    "missing": re.compile(r"^(?:missing|unaccounted|disappeared)$"),
    "rescued": re.compile(r"^(?:rescued?|saved?|surviv\w+|alive|ashore|unhurt|unharmed)$"),
    "aboard": re.compile(r"^(?:aboard|onboard|carr(?:y|ied|ying|ies))$"),
    "displaced": re.compile(r"^(?:displaced|evacuat\w+|homeless|uprooted)$"),
    "arrested": re.compile(r"^(?:arrest(?:ed|s)?|detained|detain|custody|jailed)$"),
}
FATES = frozenset(FATE_WORDS)
