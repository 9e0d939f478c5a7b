"""The quicker ways to run the language model answer as the library's own ways do."""

from __future__ import annotations

from headwater.annotate.language import installed_model, load_model, run_model

PARAGRAPHS = [
    "Ilse Quandt, 54, of the Sornay Harbour Board told Radio Veld on 3 May that Norland would pay.",
    "Nobody was hurt.",
    '"We lost $2.4 million," said Brig. Gen. Renata Ilves, who left Kesh for Port Amsel in 2019.',
    "A second ferry, the Cape Veld, sank off Brazil; the U.S. Coast Guard found nine of 40 people.",
    "",
]


def test_names_are_those_that_the_library_finds_paragraph_by_paragraph() -> None:
    """Decoding all paragraphs together, step by step, finds what the library's own loop finds."""
    pipeline = load_model(installed_model())
    alone = [[(e.text, e.label_) for e in pipeline(text).ents] for text in PARAGRAPHS]
    together = list(run_model(installed_model(), PARAGRAPHS))
    assert [[(e.text, e.label_) for e in doc.ents] for doc in together] == alone
    assert any(label == "PERSON" for names in alone for _, label in names)


def test_the_parse_is_the_librarys_own() -> None:
    """Heads, labels, tags and lemmas stand as the library gives them."""
    pipeline = load_model(installed_model())
    for text, doc in zip(PARAGRAPHS, run_model(installed_model(), PARAGRAPHS), strict=True):
        own = pipeline(text)
        assert [(t.text, t.tag_, t.dep_, t.head.i, t.lemma_) for t in doc] == [
            (t.text, t.tag_, t.dep_, t.head.i, t.lemma_) for t in own
        ]


def test_no_text_gives_no_parse() -> None:
    """A report without paragraphs asks the model nothing."""
    assert list(run_model(installed_model(), [])) == []
    assert [len(doc) for doc in run_model(installed_model(), [""])] == [0]


def test_more_paragraphs_than_go_together_keep_their_order() -> None:
    """A long report is parsed part by part, and no part takes the place of another."""
    texts = [f"Boat {n} left Port Amsel." for n in range(150)]
    assert [doc.text for doc in run_model(installed_model(), texts)] == texts
