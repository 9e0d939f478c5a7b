"""Parsers of formats too complex to be trusted, each file in a child process of its own.

The child may take so much time and memory, opens no connection, starts no program and writes no
file. It is given the bytes and answers with text. If it is killed, that is one line in the account.
"""

from headwater.raw.confined.run import Confined, ConfinedLimits, run_confined

__all__ = ["Confined", "ConfinedLimits", "run_confined"]
