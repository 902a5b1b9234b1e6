"""The shelf: the operator's folder of articles, and what of it has changed since it was last read."""

import asyncio
from datetime import datetime
from pathlib import Path

from bot.errors import BotError
from bot.intake.indexing import index
from bot.intake.worker import Worker
from bot.models import Draft, ShelfReport
from bot.store import Store
