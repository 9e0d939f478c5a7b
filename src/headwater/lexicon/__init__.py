"""Words as data, shared by the stages: cues, hedges, agencies, number words, folded spelling.

Stages may not import each other, so what several of them must agree on (which verbs report, which
words hedge, how a name is folded) stands here, as data files with small typed readers.
"""
