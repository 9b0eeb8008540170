"""Pilcrow: explainers whose every statement is tied to the source paragraph it rests on."""

__version__ = "0.2.0"
