"""Words that carry a sentence along without telling anything that a reader could check."""

from __future__ import annotations

from headwater.model import Token

_LIGHT = frozenset(
    """also further furthermore moreover meanwhile additionally however therefore thus then now
    still already yet again later earlier recently currently today here there indeed too well just
    only even very quite rather almost nearly about around roughly approximately some several
    various certain such other another same own new more most less least many much few
    report article statement account news story information detail source outlet agency broadcaster
    medium website publication say tell add note state reveal claim mention explain describe
    come go get make take give have be do become remain include accord follow lead see use happen
    occur continue begin start keep put set turn find
    single sole whole entire mr mrs ms miss dr sir prof condition anonymity named unnamed aged old
    thing matter case fact situation issue area region place part number group people person time
    day week month year moment period country place way order total result""".split()
)


def is_light(token: Token) -> bool:
    """Whether a word alone would not be missed."""
    return token.lemma.lower() in _LIGHT or token.text.lower() in _LIGHT
