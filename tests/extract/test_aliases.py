"""Names that somebody is given beside what they are called."""

from __future__ import annotations

import pytest
from tests.factory import annotate_text

from headwater.extract.attribution.words.aliases import aliases
from headwater.extract.parse import index_parse


@pytest.mark.parametrize(
    ("text", "bearer", "name"),
    [
        ("A seller who gave her name only as Hirut said it burned.", "seller", "Hirut"),
        ("A fighter, who identified himself as Abu Rami, said so.", "fighter", "Abu Rami"),
        ("The rebel, better known as Falcon, fled.", "rebel", "Falcon"),
        ("A miner who asked to be called only Joseph spoke first.", "miner", "Joseph"),
        ("The site was sent it by somebody using the handle kelp_0.", "somebody", "kelp_0"),
    ],
)
def test_the_name_goes_to_its_bearer(text: str, bearer: str, name: str) -> None:
    parse = index_parse(*annotate_text(text))
    (found,) = aliases(parse)
    assert (parse.tokens[found.bearer].text, found.name) == (bearer, name)


@pytest.mark.parametrize(
    "text", ["The mayor called it a victory.", "He is known to police.", "A road named in a will."]
)
def test_other_words_name_nobody(text: str) -> None:
    assert aliases(index_parse(*annotate_text(text))) == []
