"""Time expressions against TempEval-3's training corpora, which readers labelled by hand."""
