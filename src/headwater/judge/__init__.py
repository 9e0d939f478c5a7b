"""Reads a child sentence beside the parent words that it rests on, and says what it doubts."""

from headwater.judge.judge import judge

__all__ = ["judge"]
