"""Report -> Annotations: tokens, parse, sentences, names, quotations, word vectors.

The only package that imports the NLP library. The parser reads a straightened copy of the text
(same length), paragraph by paragraph: its sentence splits and labels get better that way, and no
sentence can run over a paragraph's end. Furniture is not parsed, except key points.
"""

from headwater.annotate.annotating import annotate, language_model, with_vectors
from headwater.annotate.quotations import find_quotations

__all__ = ["annotate", "find_quotations", "language_model", "with_vectors"]
