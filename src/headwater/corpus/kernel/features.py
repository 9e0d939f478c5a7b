"""Reports to what they are found by: outlets' shingles, sketches, bands, words, postings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from headwater.corpus.kernel.alignment.sides import pair_hashes
from headwater.corpus.kernel.furniture import Furniture, outlet_keys
from headwater.corpus.kernel.hashes import Hashes, hash_sequences, hash_together, signed
from headwater.corpus.kernel.language import Language
from headwater.corpus.kernel.lookup import make_lookup
from headwater.corpus.kernel.ranges import Flags, Ints, sorted_distinct
from headwater.corpus.kernel.shingles import distinct, distinct_short, shingles, uncovered
from headwater.corpus.kernel.sketches import BANDS, BINS, make_bands, make_sketches, resemblance
from headwater.corpus.kernel.words import Words, split_words

OUTLET_SHINGLES = pa.schema(
    [("shingle", pa.int64()), ("anywhere", pa.int64()), ("needed", pa.int64())]
)
SKETCHES = pa.schema(
    [
        ("number", pa.int64()),
        ("words", pa.int64()),
        ("own_words", pa.int64()),
        ("wording", pa.int64()),
        ("sketch", pa.binary()),
    ]
)
BAND_ROWS = pa.schema([("band", pa.int64()), ("number", pa.int64())])
NEAR = pa.schema([("member", pa.int64()), ("leader", pa.int64()), ("resemblance", pa.float64())])
COUNTS = pa.schema([("shingle", pa.int64()), ("opening", pa.int64()), ("held", pa.int64())])
POSTINGS = pa.schema([("shingle", pa.int64()), ("number", pa.int64()), ("wide", pa.bool_())])


@dataclass(frozen=True, slots=True)
class PostingBounds:
    """Which shingles a report is found by.

    Attributes:
        telling_bits: a word at least so rare tells something, in sixteenths of a bit.
        reach: how many telling words behind it each is paired with.
        enough_bits: words at least so rare together are told from chance in a corpus of this
            size: two, or else three.
        wide_words: words of a shingle that only a copied passage has.
    """

    telling_bits: int
    reach: int
    enough_bits: int
    wide_words: int


def outlet_shingles(batch: pa.RecordBatch, width: int) -> pa.RecordBatch:
    """Each report's distinct shingles under its outlet's key (`OUTLET_SHINGLES`).

    Args:
        batch: `text`, `outlet`, and `needed`: how many reports of that outlet make it furniture.
        width: words in a shingle.
    """
    words = split_words(batch["text"])
    keys, whole = outlet_keys(words, batch["outlet"], width)
    anywhere, _ = shingles(words, width)
    owners, keys, rows = distinct(words.owners[whole], keys[whole])
    needed = batch["needed"].to_numpy().astype(np.int64)
    return _batch(OUTLET_SHINGLES, signed(keys), signed(anywhere[whole][rows]), needed[owners])


def sketch_reports(batch: pa.RecordBatch, furniture: Furniture, width: int) -> pa.RecordBatch:
    """How many words each report has, what they say together, and its sketch (`SKETCHES`).

    `wording` is a hash of all its own words in their order: the same for two reports that differ
    in furniture, spacing, punctuation, case and accents alone.

    Args:
        batch: `number`, `text`, `outlet`.
        furniture: words that are not a report's own.
        width: words in a shingle.
    """
    words = split_words(batch["text"])
    own = ~furniture.words_of(words, batch["outlet"])
    wording = hash_sequences(words.hashes[own], words.owners[own], len(batch))
    owners, hashes = _own_shingles(words, ~own, width)
    sketches = make_sketches(owners, hashes, len(batch))
    own_words = np.bincount(words.owners[own], minlength=len(batch))
    packed = pa.array([row.tobytes() for row in sketches], pa.binary())
    return _batch(
        SKETCHES, batch["number"], words.counts, own_words.astype(np.int64), signed(wording), packed
    )


def band_sketches(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The bands under which each sketch is filed (`BAND_ROWS`); in: `number`, `sketch`."""
    bands, filled = make_bands(_unpacked(batch["sketch"]))
    numbers = np.repeat(batch["number"].to_numpy(), BANDS).reshape(-1, BANDS)
    return _batch(BAND_ROWS, signed(bands[filled]), numbers[filled])


def compare_sketches(batch: pa.RecordBatch, min_resemblance: float) -> pa.RecordBatch:
    """Those members that are near their leader (`NEAR`).

    Args:
        batch: `member`, `leader`, `member_sketch`, `leader_sketch`.
        min_resemblance: estimated share of common shingles that makes them near.
    """
    alike = resemblance(_unpacked(batch["member_sketch"]), _unpacked(batch["leader_sketch"]))
    near = alike >= min_resemblance
    return _batch(
        NEAR, batch["member"].to_numpy()[near], batch["leader"].to_numpy()[near], alike[near]
    )


def count_language(batch: pa.RecordBatch, furniture: Furniture) -> pa.RecordBatch:
    """How often each word, and each word after another, stands in a batch (`COUNTS`).

    Words are counted wherever they stand, pairs of words once in each report.

    Args:
        batch: `text`, `outlet`.
        furniture: words that are not counted.
    """
    words = split_words(batch["text"])
    own = ~furniture.words_of(words, batch["outlet"])
    singles, held = np.unique(words.hashes[own], return_counts=True)
    openings = np.roll(words.hashes, 1)
    follows = own & np.roll(own, 1) & (np.arange(len(own)) > words.firsts[words.owners])
    pairs, pair_openings, pair_held = _pairs_held(
        words.owners[follows], pair_hashes(words)[follows], openings[follows]
    )
    return _batch(
        COUNTS,
        signed(np.concatenate([singles, pairs])),
        signed(np.concatenate([np.zeros(len(singles), dtype=np.uint64), pair_openings])),
        np.concatenate([held, pair_held]).astype(np.int64),
    )


def _pairs_held(owners: Ints, pairs: Hashes, openings: Hashes) -> tuple[Hashes, Hashes, Ints]:
    """Each pair of words, its first word, and how many reports hold it."""
    order = np.lexsort((owners, pairs))
    owners, pairs, openings = owners[order], pairs[order], openings[order]
    new_pair = np.ones(len(pairs), dtype=np.bool_)
    new_pair[1:] = pairs[1:] != pairs[:-1]
    new = new_pair.copy()
    new[1:] |= owners[1:] != owners[:-1]
    firsts = np.flatnonzero(new_pair)
    held = np.add.reduceat(new.astype(np.int64), firsts) if len(firsts) else firsts
    return pairs[firsts], openings[firsts], held


def post_shingles(
    batch: pa.RecordBatch, furniture: Furniture, language: Language, bounds: PostingBounds
) -> pa.RecordBatch:
    """What each report is found by, sorted by shingle (`POSTINGS`).

    Telling words that stand near each other survive rewording; long shingles are what a copied
    passage has, however many hold it.

    Args:
        batch: `number`, `text`, `outlet`, and `root_text`: the text of the representative that
            stands for this report, or null. What the representative says too it is found by; a
            near copy is found by what it has beyond that.
        furniture: words that no report is found by.
        language: which words are telling.
        bounds: how long shingles are, and how near words.
    """
    words = split_words(batch["text"])
    marked = furniture.words_of(words, batch["outlet"])
    near = _found_by(words, marked, language, bounds)
    roots = split_words(batch["root_text"])
    said = _found_by(roots, np.zeros(len(roots.hashes), dtype=np.bool_), language, bounds)
    numbers = batch["number"].to_numpy()
    has_root = roots.counts > 0
    rows = []
    for (owners, hashes), (root_owners, root_hashes), wide in zip(
        near, said, (False, True), strict=True
    ):
        new = ~_also_in(owners, hashes, has_root, root_owners, root_hashes)
        rows.append((signed(hashes[new]), numbers[owners[new]], np.full(new.sum(), wide)))
    shingle, number, wide_flags = (np.concatenate(column) for column in zip(*rows, strict=True))
    order = np.argsort(shingle, kind="stable")
    return _batch(POSTINGS, shingle[order], number[order], wide_flags[order])


def _found_by(
    words: Words, marked: Flags, language: Language, bounds: PostingBounds
) -> list[tuple[Ints, Hashes]]:
    """Telling words near each other, and long shingles: owners and distinct hashes of each."""
    return [
        _telling_words(words, marked, language, bounds),
        _own_shingles(words, marked, bounds.wide_words),
    ]


def _telling_words(
    words: Words, marked: Flags, language: Language, bounds: PostingBounds
) -> tuple[Ints, Hashes]:
    """Each telling word with one of the next few behind it, or with that and the next.

    What two words tell is less the larger the corpus is: of a million reports many have both by
    chance, and few have three. What chance still gives to many is left out, so that the chance
    meetings of a report do not grow with the corpus.
    """
    bits = language.rarity(words.hashes)
    rows = np.flatnonzero((bits >= bounds.telling_bits) & ~marked)
    bits, hashes, owners = bits[rows], words.hashes[rows], words.owners[rows]
    groups = []
    every = np.arange(len(rows), dtype=np.int64)
    for step in range(1, bounds.reach + 1):
        first = every[_same_owner(owners, every, step)]
        keys = hash_together(hashes[first], hashes[first + step])
        sums = bits[first] + bits[first + step]
        enough = sums >= bounds.enough_bits
        groups.append((owners[first[enough]], keys[enough]))
        third = first + step + 1
        fits = ~enough & _same_owner(owners, first + step, 1)
        fits[fits] = (sums[fits] + bits[third[fits]]) >= bounds.enough_bits
        third = third[fits]
        groups.append((owners[third], hash_together(keys[fits], hashes[third])))
    return distinct_short(*(np.concatenate(column) for column in zip(*groups, strict=True)))


def _same_owner(owners: Ints, rows: Ints, step: int) -> Flags:
    """Whether the row so many further on is of the same text."""
    further = np.minimum(rows + step, len(owners) - 1)
    return np.asarray((owners[further] == owners[rows]) & (further == rows + step))


def _own_shingles(words: Words, marked: Flags, width: int) -> tuple[Ints, Hashes]:
    hashes, whole = shingles(words, width)
    kept = whole & uncovered(marked, width)
    return distinct_short(words.owners[kept], hashes[kept])


def _also_in(
    owners: Ints, hashes: Hashes, has_root: Flags, root_owners: Ints, root_hashes: Hashes
) -> Flags:
    """Which hashes stand in the root of their owner, too."""
    flags = np.zeros(len(hashes), dtype=np.bool_)
    rows = np.flatnonzero(has_root[owners])
    if len(rows):
        said = hash_together(root_hashes, root_owners.astype(np.uint64))
        keys = hash_together(hashes[rows], owners[rows].astype(np.uint64))
        flags[rows] = make_lookup(sorted_distinct(said)).has(keys)
    return flags


def _unpacked(sketches: pa.Array) -> NDArray[np.uint32]:
    joined = b"".join(sketches.to_pylist())
    return np.frombuffer(joined, dtype=np.uint32).reshape(-1, BINS)


def _batch(schema: pa.Schema, *columns: pa.Array | NDArray[np.generic]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays(
        [
            pc.cast(pa.array(c) if isinstance(c, np.ndarray) else c, f.type)
            for c, f in zip(columns, schema, strict=True)
        ],
        schema=schema,
    )
