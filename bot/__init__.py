"""Quoth: a Discord bot that reads your articles and answers in their own words."""

__version__ = "0.1.0"
