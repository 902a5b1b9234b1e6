"""All SQL: one SQLite file, one writer, several readers; rows in, models out."""

from bot.store.store import Store

__all__ = ["Store"]
