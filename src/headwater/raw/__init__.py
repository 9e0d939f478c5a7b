"""Raw bytes, before they are a report: what they are, unpacked and decoded, always with a bound.

Acquiring and reading share this. Nothing here knows a capture or a report: bytes and names go in;
formats, texts and members come out, or a `ReadError` that says in one line what is wrong.
"""
