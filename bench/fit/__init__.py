"""Fitting what Headwater weighs by, from labelled cases."""
