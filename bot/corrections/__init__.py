"""Corrections: articles are looked at again, and readers are told when a quote no longer stands."""

from bot.corrections.corrections import Corrections

__all__ = ["Corrections"]
