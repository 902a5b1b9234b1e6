"""The article of a web page, without what stands around it. Slow to import, so that only the worker does."""

from bot.intake.page.reading import read_page

__all__ = ["read_page"]
