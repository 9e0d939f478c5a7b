"""Verbs and nouns of words on their way: who reached a source, whose word an account rests on."""

from __future__ import annotations

# Participles that say who spoke with a source: "residents contacted by Lake Radio".
REACHING = frozenset(
    "reach contact interview approach telephone phone poll survey canvass consult ask".split()
)
# As in "a driver who spoke to Lake Radio", "who repeated it to Lake Radio".
SPEAKING = frozenset("speak talk repeat recount tell relate confirm describe say".split())
# How somebody came to know: "she understood from a clerk that", "he found out from his wife".
LEARNING = frozenset("hear learn understand know gather discover find get have".split())
# What an account stands on: "based on", "which relies on", "drawing on", "compiled from".
RESTING = frozenset("base rest rely draw depend build found lean go bank judge".split())
COMPILING = frozenset(
    "compile gather draw take come collect derive originate stem assemble".split()
)
# Nouns for somebody's word: whoever gave it is the voice ("interviews with 60 detainees").
ACCOUNTS = frozenset(
    """interview account testimony conversation statement word claim evidence answer reply
    words message deposition telling recollection memory description information tip
    story""".split()
)
# As in "relaying the words of a survivor".
RELAYING = frozenset(
    """relay repeat convey recount retell transmit paraphrase deliver minute summarise
    interpret render""".split()
)
# How somebody hands on what they were told: "who passed it on to", "who broadcast it".
PASSING_ON = RELAYING | frozenset(
    """pass forward send share carry bring take read leak report publish broadcast air print post
    translate hand quote cite confide say""".split()
)
TOLD_ON = frozenset("tell inform alert notify ring phone call text radio email brief".split())
# What stands for the words that are handed on: "passed this to", "forwarded the message".
HANDED = frozenset(
    """it this that so one message word words news account story version claim information
    remark answer reply warning text note email tip""".split()
)
# As in "on the word of a pilot", "on the strength of a log".
FOOTINGS = frozenset("strength basis word authority evidence testimony say-so credit faith".split())
# What is done with a claim by whoever does not pass it on as theirs.
REJECTING = frozenset(
    """dismiss deny reject contradict dispute rebut refute contest question confirm mock ridicule
    call label brand disown disprove""".split()
)
# As in "the tape has a clerk joking", "a log shows him asking".
SHOWING = frozenset("have show catch capture record quote depict feature reveal hear".split())
# How somebody comes to speak to an outlet: "speaking to", "asked by", "writing for".
ASKING = frozenset(
    """speak talk write ask press question quote interview reach contact challenge phone approach
    appear address comment respond testify""".split()
)
# At what somebody speaks to an outlet that is named with it: "in a column for the Herald".
OCCASIONS = frozenset(
    """interview column article piece essay op-ed remark comment conversation appearance letter
    email call message exchange chat statement broadcast dispatch post podcast talk""".split()
)
CITING = frozenset("cite quote".split())
# As in "a medic was quoted in the Post": where words were printed.
WRITING = frozenset("write say tell quote claim argue".split())
# Of each kinship, what the other one is to them: whose "husband" he is, is his "wife".
_CHILD, _PARENT, _SIBLING = {"son", "daughter"}, {"father", "mother"}, {"brother", "sister"}
KIN_SEEN_FROM_THERE = {
    "husband": frozenset({"wife"}),
    "wife": frozenset({"husband"}),
    "widow": frozenset({"husband"}),
    "partner": frozenset({"partner"}),
    **dict.fromkeys(_PARENT, frozenset(_CHILD)),
    **dict.fromkeys(_CHILD, frozenset(_PARENT)),
    **dict.fromkeys(_SIBLING, frozenset(_SIBLING)),
    **dict.fromkeys({"uncle", "aunt"}, frozenset({"nephew", "niece"})),
    **dict.fromkeys({"nephew", "niece"}, frozenset({"uncle", "aunt"})),
    "cousin": frozenset({"cousin"}),
}
# What a text does, as a rule, and a body hardly ever: "it describes", "it goes on".
TEXT_VERBS = frozenset(
    """describe list read mention quote note detail contain go begin open conclude continue
    end""".split()
)
# Any of these takes up the last document, whatever that was called.
ANY_DOCUMENT = frozenset("document report text file".split())
# Subjects of "comes from", "is based on": what was said in the sentence before.
CLAIMS = frozenset(
    """figure number toll count estimate claim account information story report tally total
    description assertion allegation""".split()
)
ISSUING = frozenset("publish release issue write produce send post circulate present".split())
# What somebody said, and can be read out or go on ("it said").
TEXTS = frozenset("statement testimony affidavit deposition speech declaration".split())
