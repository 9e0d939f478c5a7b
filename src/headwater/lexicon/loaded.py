"""Adjectives that judge, colour or rank: a retelling that adds one says more than its source.

A plain modifier in a retelling ("a busy market") is mostly a rewording of something; a word of
judgement, of decay, of feeling or of scale is a statement that somebody must have made.
"""

from __future__ import annotations

from headwater.model import Token

_JUDGING = """absurd abusive aggressive alarming appalling arrogant barbaric bizarre blatant
bloody botched brazen brutal callous careless catastrophic chaotic clumsy cold-blooded controversial
corrupt cowardly crooked cruel cynical damning dangerous deadly defiant desperate
devastating disastrous disgraced disgraceful dishonest dismal dodgy draconian dreadful
dubious egregious embarrassing evil extreme extremist fanatical fearsome
feared fierce filthy flagrant flawed foul frantic fraudulent furious ghastly gruesome harrowing
harsh hasty hated heartbreaking heartless heinous hellish heroic hideous horrific horrifying
humiliating hypocritical ill-fated illegitimate immoral incompetent infamous inhuman inhumane
irresponsible jubilant lavish lawless lax lethal loathed long-suffering loyal lucrative ludicrous
luxurious magnificent massive menacing merciless miserable monstrous murderous mysterious nasty
negligent nightmarish notorious outrageous outspoken overcrowded overworked painful panicked
pathetic popular prestigious radical ramshackle rampant reckless repressive reviled
rotting ruthless rusting rusty sadistic savage scandalous secretive shady shameful shocking
shoddy sinister sloppy sordid spectacular squalid staggering stubborn stunning
suspicious terrible terrified terrifying toxic tragic treacherous triumphant troubled
tyrannical ugly unbearable undemocratic unhygienic unlawful unpopular unprecedented unprovoked
unscrupulous vicious vile vindictive violent wealthy well-known widespread wretched beleaguered
embattled crumbling decaying dilapidated derelict neglected grim bleak bitter angry grieving
anguished traumatised traumatized weeping sobbing celebrated renowned legendary respected beloved
hardline ultraconservative"""
_LOADED = frozenset(_JUDGING.split())


def is_loaded(token: Token) -> bool:
    """Whether a modifier, an adverb among them, judges or colours what it stands with."""
    word = token.text.lower()
    return bool({word, token.lemma.lower(), word.removesuffix("ly")} & _LOADED)


_PLAIN = frozenset("bad poor good great strong serious severe heavy critical difficult".split())


def is_judging(token: Token) -> bool:
    """Whether an adjective judges at all, in strong words or plain ones ("bad")."""
    return is_loaded(token) or token.lemma.lower() in _PLAIN


_RANKING = frozenset(
    "senior top regional leading high-ranking prominent influential powerful elite junior deputy "
    "veteran former provincial high-profile".split()
)


def is_ranking(token: Token) -> bool:
    """Whether an adjective makes another person of whom it stands with ("regional commanders")."""
    return token.text.lower() in _RANKING
