"""The version of this package, alone in a module so that any layer may say it."""

VERSION = "0.1.0"
