"""Polarity: an odd number of negations bears on a predicate, wherever they stand."""

from __future__ import annotations

import pytest
from tests.drift.retelling import tell

from headwater.drift.deeds.polarity import is_negative

# A sentence, its predicate, whether it is denied.
SENTENCES = [
    ("The mayor did not sign the lease.", "sign", True),
    ("The mayor signed the lease.", "signed", False),
    ("The mayor never signed the lease.", "signed", True),
    ("The mayor no longer signs the lists.", "signs", True),
    ("Nobody signed the lease.", "signed", True),
    ("None of the clerks signed the lease.", "signed", True),
    ("The mayor signed no lease.", "signed", True),
    ("No fewer than 11 clerks signed the lease.", "signed", False),
    ("The mayor failed to sign the lease.", "sign", True),
    ("The mayor did not fail to sign the lease.", "sign", False),
    ("The mayor was unable to sign the lease.", "sign", True),
    ("The mayor was not able to sign the lease.", "sign", True),
    ("The mayor has yet to sign the lease.", "sign", True),
    ("The mayor left without signing the lease.", "signing", True),
    ("The mayor left without signing the lease.", "left", False),
    ("The guards kept the mayor from signing the lease.", "signing", False),
    ("The guards prevented the mayor from signing the lease.", "signing", True),
    ("The guards did not prevent the mayor from signing the lease.", "signing", False),
    ("The council rejected a motion to sign the lease.", "sign", True),
    ("The council passed a motion to sign the lease.", "sign", False),
    ("Her refusal to sign the lease angered the clerks.", "sign", True),
    ("The mayor denied that she signed the lease.", "signed", True),
    ("The mayor does not believe that they signed the lease.", "signed", True),
    ("The mayor did not eat or drink.", "drink", True),
    ("Not only the mayor signed the lease.", "signed", False),
    ("There was no comment from the mayor.", "comment", True),
    ("The lease is not valid.", "valid", True),
    ("The lease is valid.", "valid", False),
    ("The mayor signs in no case.", "signs", True),
    ("The mayor refused the lease.", "refused", False),
]


@pytest.mark.parametrize(("sentence", "word", "denied"), SENTENCES)
def test_a_predicate_is_denied_by_an_odd_number_of_negations(
    sentence: str, word: str, denied: bool
) -> None:
    """Two negations undo each other; a negation of other words does not count."""
    parse = tell(sentence, "r1").parse
    predicate = next(t for t in parse.tokens if t.text == word)
    assert is_negative(parse, predicate) is denied
