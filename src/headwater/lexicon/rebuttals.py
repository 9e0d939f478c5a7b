"""Words that take a claim back or call it untrue, beside verbs of denying."""

from __future__ import annotations

import re

from headwater.lexicon.caveats import caveats_in

_UNTRUE = re.compile(
    r"\b(?:untrue|false|baseless|groundless|unfounded|nonsense|fabricat(?:ed|ion)|slander|"
    r"defamation|(?:a|complete|pure) (?:lie|lies|invention)|innocen(?:t|ce)|not guilty|denials?|"
    r"(?:do|does|did) not correspond to (?:reality|the facts|the truth)|out of the question|"
    r"no such|nothing to do with|none of (?:it|this|that)|no (?:record|truth|basis|foundation))\b",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    r"\b(?:no (?:indication|evidence|sign|proof|suggestion|finding|conclusion)s?\b"
    r"|(?:do|does|did|can|could|would|may|must)(?: not|n't|not)(?: by (?:itself|themselves))?"
    r"(?: necessarily)? (?:prove|imply|mean|show|establish|amount|rule out)\b"
    r"|(?:have|has|had|was|were|is|are)(?: not|n't)(?: yet)?(?: been)?(?: \w+ly)? "
    r"(?:established|identified|determined|proven|proved|shown|tested|charged|reached|seen|able)\b"
    r"|still (?:had|has|have|needs?|remains?) to be\b|remains? (?:unclear|unproven|unconfirmed)\b"
    r"|(?:says?|said|saying) nothing about\b|too (?:early|soon)\b|premature to\b"
    r"|nobody (?:had|has) (?:yet )?been\b"
    r"|whether [^.;]+ (?:is|are|was|were) (?:still )?being "
    r"(?:established|determined|clarified|tested)\b)",
    re.IGNORECASE,
)


# What somebody would not tell, or who could not be asked, takes nothing back.
_WITHHELD = re.compile(
    r"\b(?:(?:did|does|do|would|could|has|have|had)(?: not|n't)(?: immediately| yet)? "
    r"(?:say|tell|said|told)(?: (?:me|us|him|her|them))? "
    r"(?:what|when|which|who|whom|how|where|why|whether)\b|"
    r"(?:did|does|do|would|could|can|has|have|had|was|were)(?: not|n't)(?: immediately| yet| be)? "
    r"(?:discuss|comment|give|name|disclose|specify|respond|reply|reached|contacted|answer)\w*)\b",
    re.IGNORECASE,
)
_UNSETTLED = re.compile(
    r"\bun(?:decided|identified|known|clear|named|disclosed|determined|specified|resolved|proven)\b",
    re.IGNORECASE,
)


def calls_untrue(text: str) -> bool:
    """Whether words call something untrue without a verb of denying ("called this false")."""
    return _UNTRUE.search(text) is not None


def takes_back(text: str) -> bool:
    """Whether words limit a claim: nobody could verify it, it proves nothing, it is not known."""
    kept = _WITHHELD.sub("", text)
    return caveats_in(kept) or _DOUBTED.search(kept) is not None


def withholds(text: str) -> bool:
    """Whether words say that somebody would not tell, or could not be asked."""
    return _WITHHELD.search(text) is not None


def leaves_open(text: str) -> bool:
    """Whether words say in one word that something is not known ("unidentified")."""
    return _UNSETTLED.search(text) is not None
