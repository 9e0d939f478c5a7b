"""Names that somebody is given beside what they are called: "a seller who gave her name as Selam".

Read off the words, not the tree: parsers lose the name after such phrases ("as Selam said").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from headwater.extract.parse import Parse
from headwater.model import Token

_OWN = r"(?:his|her|their)"
_SELF = r"(?:himself|herself|themselves)"
_ONLY = r"(?:(?:only|just|simply)\s+)?"
_LEADS = (
    rf"known\s+(?:\w+\s+)?{_ONLY}(?:as|by\s+(?:the|{_OWN})\s+\w+)",
    rf"(?:gave|give|gives|giving|given)\s+{_OWN}\s+(?:first\s+|last\s+|full\s+)?name\s+{_ONLY}as",
    rf"(?:gave|give|gives|giving)\s+(?:only\s+)?{_OWN}\s+(?:first|last|given)\s+name,?",
    rf"(?:identif\w+|introduc\w+|describ\w+)\s+{_SELF}\s+{_ONLY}as",
    rf"(?:called|named|identified|quoted|known)\s+{_ONLY}(?:as|by\s+{_OWN}\s+\w+\s+name,?)",
    rf"(?:ask|asks|asked|asking|wants?|wanted|wished)\s+to\s+be\s+(?:called|named)\s+{_ONLY}",
    r"(?:go|goes|going|went)\s+(?:\w+\s+)?by(?:\s+the\s+(?:name|nickname|handle)(?:\s+of)?)?",
    rf"(?:call|calls|called|calling|styles)\s+{_SELF}",
    rf"(?:use|uses|used|using)\s+(?:the|{_OWN}|an?)\s+(?:\w+\s+)?(?:alias|name|nickname|handle|pseudonym)",
    r"nicknamed", r"alias", r"a\.?k\.?a\.?", r"nom\s+de\s+guerre(?:\s+(?:is|was))?",
)  # fmt: skip
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME = rf"{_CAPITAL}[\w’'-]*(?:\s+{_CAPITAL}[\w’'-]*){{0,3}}|\w+_\w+"
_ALIAS = re.compile(rf"\b(?:{'|'.join(f'(?i:{lead})' for lead in _LEADS)})\s*[\"“‘']?({_NAME})")
_UP = {"conj", "acomp", "xcomp", "pcomp", "prep", "advcl", "pobj", "dobj", "oprd", "agent"}
_MAX_BETWEEN = 12


@dataclass(frozen=True, slots=True)
class Alias:
    """A name and the noun that bears it.

    Attributes:
        bearer: index of the head noun of whoever is called so.
        name: the words of the name.
        start: its first character.
    """

    bearer: int
    name: str
    start: int


def aliases(parse: Parse) -> list[Alias]:
    """Every such name of a report, in order of the text."""
    starts = [token.start for token in parse.tokens]
    found = []
    for match in _ALIAS.finditer(parse.text):
        lead = parse.tokens[bisect_right(starts, match.start()) - 1]
        bearer = _bearer(parse, lead)
        if bearer is not None:
            name = match[1].removesuffix("'s").removesuffix("’s").rstrip("'’")
            found.append(Alias(bearer.index, name, match.start(1)))
    return found


def _bearer(parse: Parse, lead: Token) -> Token | None:
    """Whom the words before a name are about: by the tree, else the last noun before them."""
    at = lead
    for _ in range(4):
        if at.dep in {"relcl", "acl"}:
            noun = parse.tokens[at.head]
            if noun.index < lead.index and _can_bear(noun):
                return noun
        if at.dep not in _UP or at.head == at.index:
            break
        at = parse.tokens[at.head]
    floor = max(parse.sentence_of(lead.index).first, lead.index - _MAX_BETWEEN)
    for index in range(lead.index - 1, floor - 1, -1):
        token = parse.tokens[index]
        if token.pos == "VERB" and token.dep != "acl":
            return None
        if _can_bear(token):
            return token
    return None


def _can_bear(token: Token) -> bool:
    """Whether a word names or describes somebody; "somebody" is a noun by its tag alone."""
    return token.pos in {"NOUN", "PROPN"} or token.tag == "NN"
