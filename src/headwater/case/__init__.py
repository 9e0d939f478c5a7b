"""An investigation that lasts: reports added, findings brought up to date, decisions applied.

This is the layer between the commands and the case file: `headwater.store` keeps, the pipeline
finds, and the modules here say what is kept and what becomes of it.
"""
