"""Which words of one report stand in another: many pairs at once, without a loop over words."""

from headwater.corpus.kernel.alignment.align import align_pairs

__all__ = ["align_pairs"]
