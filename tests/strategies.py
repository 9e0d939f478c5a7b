"""What the property tests draw from: words, sentences, reports and things that are none."""

from __future__ import annotations

from hypothesis import strategies as st

# Every sentence is invented. They hold what makes texts hard: names, figures, quotations of all
# kinds, abbreviations, hedges, denials.
SENTENCES = (
    "The Sornay ferry sank off Cape Veld on Tuesday, killing at least nine people.",
    "Harbour master Ilse Quandt said the boat had left port in apparent haste.",
    '"We heard a bang and then nothing," said Ruben Astor, a fisherman from Nule.',
    "The owners' lawyer, Dr. Petra Lindqvist, denied that the hull was cracked.",
    "“Nobody checked the pumps,” she told the Quay Gazette. “Nobody ever did.”",
    "About 40 passengers, many of them students, were believed to be on board.",
    "The coastguard's two boats reached the wreck at 5.40 a.m., it said in a statement.",
    "Residents of Nule don't trust the inquiry, which opens on 3 March 2021.",
    "The minister called it 'a shameful delay' and promised $2.4m for new boats.",
    "It was not clear whether the captain, who may have survived, would be charged.",
    "According to the Veld Monitor, repairs were put off twice.",
    "Three men were arrested in the town of Ostrel; none has been named.",
)

# Characters that shift offsets or break parsers where code is careless: controls, bidi, zero width,
# combining marks, astral planes, unpaired marks. No lone surrogates: the reader replaces those, so
# no report holds any.
HARD_CHARACTERS = (
    "\x00\x0b\x1f\u00a0\u00ad\u200b\u200f\u202e\u2066\ufeff\u0301\u2028\U0001f6a2\U00020000"
    "\"'“”‘’«»„…—.,;:!?()[]<>&\t\r"
)


def sentences() -> st.SearchStrategy[str]:
    """One invented sentence."""
    return st.sampled_from(SENTENCES)


def paragraphs() -> st.SearchStrategy[str]:
    """One to three invented sentences on one line."""
    return st.lists(sentences(), min_size=1, max_size=3).map(" ".join)


def reports() -> st.SearchStrategy[str]:
    """A report of one to six different sentences, in paragraphs parted by blank lines."""
    breaks = st.lists(st.sampled_from((" ", "\n\n")), min_size=6, max_size=6)
    chosen = st.lists(sentences(), min_size=1, max_size=6, unique=True)
    return st.tuples(chosen, breaks).map(
        lambda drawn: "".join(s + b for s, b in zip(*drawn, strict=False)).strip()
    )


def noise() -> st.SearchStrategy[str]:
    """Up to 60 characters of any kind, most often those that break things."""
    hard = st.sampled_from(HARD_CHARACTERS)
    any_character = st.characters(codec="utf-8")
    return st.text(st.one_of(hard, any_character, st.sampled_from("ab 1\n")), max_size=60)


def spoiled_reports() -> st.SearchStrategy[str]:
    """A report with noise put in before, between and after its paragraphs."""
    return st.lists(st.one_of(paragraphs(), noise()), min_size=1, max_size=4).map("\n\n".join)
