"""All tools of the race, ours first."""

from __future__ import annotations

from bench.corpus.peers import headwater, passim
from bench.corpus.peers.peer import Peer, script_peer

_NEAR = "near copies"
PEERS: tuple[Peer, ...] = (
    headwater.PEER,
    passim.PEER,
    script_peer("datasketch", _NEAR, "bench.corpus.peers.datasketch", "datasketch"),
    script_peer("gaoya", _NEAR, "bench.corpus.peers.gaoya", "gaoya"),
    script_peer("rensa", _NEAR, "bench.corpus.peers.rensa", "rensa"),
    script_peer("six words in a row", "passages", "bench.corpus.peers.naive"),
)
