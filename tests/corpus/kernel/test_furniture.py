from __future__ import annotations

import numpy as np
import pyarrow as pa

from headwater.corpus.kernel.features import outlet_shingles
from headwater.corpus.kernel.furniture import Furniture
from headwater.corpus.kernel.hashes import unsigned
from headwater.corpus.kernel.lookup import make_lookup
from headwater.corpus.kernel.words import split_words

FOOTER = "Sign up for the letter that our newsroom sends every Friday at noon."


def furniture_from(outlet: str, anywhere: bool = False) -> Furniture:
    batch = pa.RecordBatch.from_pydict({"text": [FOOTER], "outlet": [outlet], "needed": [3]})
    column = outlet_shingles(batch, 3)["anywhere" if anywhere else "shingle"]
    return Furniture(make_lookup(np.unique(unsigned(column.to_numpy()))), 3, 4, 0.7)


def marked(furniture: Furniture, *reports: tuple[str, str | None]) -> list[str]:
    texts, outlets = zip(*reports, strict=True)
    words = split_words(pa.array(texts))
    flags = furniture.words_of(words, pa.array(outlets, pa.string()))
    return [
        " ".join(
            text[s:e]
            for s, e, f, o in zip(words.starts, words.ends, flags, words.owners, strict=True)
            if f and o == place
        )
        for place, text in enumerate(texts)
    ]


BODY = "The council of Holt met on Monday and rejected the ferry plan after a night of talks. "
WORDS = FOOTER.rstrip(".")


def test_furniture_is_furniture_of_its_own_outlet_alone() -> None:
    found = marked(
        furniture_from("Holt Post"),
        (BODY + FOOTER, "Holt Post"),
        (BODY + FOOTER, "Fen Echo"),
        (BODY + FOOTER, None),
    )
    assert found == [WORDS, "", ""]


def test_what_is_furniture_anywhere_needs_no_outlet() -> None:
    assert marked(furniture_from("Holt Post", anywhere=True), (BODY + FOOTER, None)) == [WORDS]


def test_a_few_words_of_it_are_common_language() -> None:
    text = BODY + "He sent the letter that our newsroom lost."
    assert marked(furniture_from("Holt Post"), (text, "Holt Post")) == [""]


def test_a_report_that_is_nearly_all_furniture_is_a_story_printed_again() -> None:
    assert marked(furniture_from("Holt Post"), (FOOTER, "Holt Post")) == [""]


def test_a_report_is_marked_the_same_whatever_stands_beside_it() -> None:
    report = (FOOTER + " " + BODY, "Holt Post")
    furniture = furniture_from("Holt Post")
    assert marked(furniture, report) == marked(furniture, report, report)[:1] == [WORDS]
    assert marked(furniture, (BODY + "Sign up for the letter that", "Holt Post"))[0] in {
        "",
        "Sign up for the letter that",
    }
