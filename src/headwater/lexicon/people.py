"""Nouns for people: roles, ranks, members of groups."""

from __future__ import annotations

from headwater.model import Token

_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ant", "ee", "eer", "crat")
_NOT_PEOPLE = frozenset(
    """water order border river power number paper letter matter corner quarter shelter centre
    center tower door floor sector tractor factor error terror horror harbor motor reactor monitor
    weather summer winter october september november december member-state cover fever offer answer
    trailer container carrier tanker bulldozer computer server helicopter launcher mortar crater
    shutter shelter barrier laser radar plant restaurant grant warrant tenant-right narrative motive
    archive initiative offensive explosive executive-order objective alternative corridor
    frontier register ledger folder poster banner flyer letter newsletter roster charter
    semester disaster chapter theatre theater layer filter meter counter drawer boiler burner
    freezer heater cooker cruiser freighter bunker bumper locker ladder plaster cluster finger
    shoulder liver cancer dinner supper banter chatter laughter murder slaughter surrender
    gender tender blunder thunder cylinder calendar radar quarter barter starter printer scanner
    scooter trawler liner airliner jumper hammer timber lumber chamber rubber copper silver
    gutter butter pepper whisper wrapper transfer buffer disclaimer amphitheatre sensor mirror
    tremor rumour rumor humour humor colour color flavour flavor favour favor labour labor
    honour honor vapour vapor armour armor odour odor tenor generator elevator escalator
    calculator indicator accelerator ventilator detonator projector detector conveyor vector
    interior exterior restaurant pollutant disinfectant currant instant constant pendant fee
    committee degree tree guarantee agree coffee toffee""".split()
)
_PEOPLE = frozenset(
    """chief leader official head guard police troop soldier rebel militant insurgent gunman captain
    colonel major general lieutenant sergeant corporal private admiral marshal sheikh imam bishop
    priest monk nurse doctor medic surgeon patient victim witness survivor resident local villager
    civilian child boy girl man woman people person family mother father brother sister son
    daughter wife husband nephew cousin aide adviser envoy diplomat ambassador minister president
    mayor governor judge clerk lawyer prosecutor suspect defendant inmate prisoner hostage detainee
    refugee migrant student teacher pupil farmer miner trader boss crew staff colleague friend
    volunteer activist fighter commander spokesman spokeswoman spokesperson director secretary
    deputy lawmaker mp senator relative neighbour neighbor youth teenager spy thief dealer
    analyst expert observer source company-man recruit deserter jihadist terrorist""".split()
)

# What somebody with a title is then called.
_TITLE_NOUNS = {
    "dr": "doctor", "fr": "priest", "father": "priest", "rev": "priest", "reverend": "priest",
    "prof": "professor", "gen": "general", "col": "colonel", "maj": "major", "capt": "captain",
    "lt": "lieutenant", "sgt": "sergeant", "insp": "inspector", "supt": "superintendent",
    "cmdr": "commander", "adm": "admiral", "brig": "brigadier", "gov": "governor",
    "sen": "senator", "rep": "representative", "sister": "nun", "imam": "imam",
}  # fmt: skip


def title_nouns(title: str) -> tuple[str, ...]:
    """The nouns by which somebody with a title is taken up ("dr": "dr", "doctor").

    Args:
        title: lower case, without a dot.
    """
    noun = _TITLE_NOUNS.get(title)
    return (title,) if noun is None or noun == title else (title, noun)


def is_person_noun(token: Token) -> bool:
    """Whether a common noun stands for a person or people."""
    if token.pos != "NOUN":
        return False
    lemma = token.lemma.lower()
    if lemma in _PEOPLE:
        return True
    return lemma.endswith(_ENDINGS) and len(lemma) > 4 and lemma not in _NOT_PEOPLE
