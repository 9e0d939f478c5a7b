"""Who is described in the first paragraph of a report and named in the second.

"A former driver told a court that ..." / "Joseph Banda, 41, said ...": news names its first voice
only after it has told the news.
"""

from __future__ import annotations

from headwater.extract.attribution.voices.mentions import Mention
from headwater.extract.attribution.voices.references import References
from headwater.extract.parse import Parse

# Whoever says something, rather than being spoken of.
_SPOKE = 2.5


def named_after_lead(parse: Parse, references: References) -> tuple[str, str] | None:
    """The voice that the lead describes and the one that the next paragraph names, or None.

    Args:
        parse: the report's tree.
        references: the report's mentions, in the order in which they were resolved.
    """
    sentences = parse.annotations.sentences
    first = next((s.block for s in sentences if s.kind == "paragraph"), None)
    if first is None:
        return None
    spoken = sorted((m for m in references.mentions if m.weight >= _SPOKE), key=lambda m: m.start)
    lead = [
        m for m in spoken
        if sentences[m.sentence].block == first and m.voice.kind in {"unnamed", "person"}
    ]  # fmt: skip
    described = {m.voice.voice for m in lead}
    if len(described) != 1 or lead[0].voice.kind != "unnamed" or lead[0].voice.number != "one":
        return None
    second = next((s.block for s in sentences if s.block > first and s.kind == "paragraph"), None)
    behind = next((m for m in spoken if sentences[m.sentence].block == second), None)
    if behind is None or not _is_introduced(parse, references, behind, lead[0]):
        return None
    return lead[0].voice.voice, behind.voice.voice


def _is_introduced(
    parse: Parse, references: References, named: Mention, described: Mention
) -> bool:
    """Whether a paragraph opens with a whole name that says no more of its bearer than an age."""
    voice, sentence = named.voice, parse.annotations.sentences[named.sentence]
    opens = parse.text.startswith(voice.name, sentence.span.start)
    if voice.kind != "person" or " " not in voice.name or not opens or voice.role is not None:
        return False
    earlier = any(
        m.voice.voice == voice.voice and m.start < sentence.span.start for m in references.mentions
    )
    sexes = {references.genders.get(v.voice, "") for v in (voice, described.voice)} - {""}
    return not earlier and len(sexes) < 2
