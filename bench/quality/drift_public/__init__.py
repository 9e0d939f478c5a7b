"""Drift measured on labelled sets of public research: does it hold beyond our own cases?"""
