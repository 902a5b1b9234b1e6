"""Numbers for Prometheus, given on loopback when METRICS_PORT says so; nobody's words and names are among them."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator, Iterable, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Unpack

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, start_http_server
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot import __version__
from bot.briefs.models import Brief, BriefOptions
from bot.errors import BadSetting, BotError
from bot.intake.indexers import Indexers
from bot.intake.web import Web
from bot.intake.worker import Worker
from bot.library import Library
from bot.models import Answer, ArticleInfo, Draft, Scope, Summary, SummaryOptions
from bot.settings import Settings
from bot.store import Store
from bot.store.figures import figures

#: Where they are given: on this machine alone.
HOST = "127.0.0.1"
#: Seconds between two looks at how late the event loop is.
LOOK = 1.0
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Numbers:
    """What is counted in this process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        # Memory, processor time and open files of the process.
        ProcessCollector(registry=self.registry)
        self._done = Counter(
            "quoth_requests", "What readers asked for, and how it ended", ["kind", "outcome"], registry=self.registry
        )
        self._took = Histogram(
            "quoth_request_seconds", "How long it took", ["kind"], buckets=_SECONDS, registry=self.registry
        )
        self.late = Histogram(
            "quoth_event_loop_late_seconds", "How late the loop was", buckets=_SECONDS, registry=self.registry
        )

    @contextmanager
    def request(self, kind: str, good: str) -> Generator["Outcome"]:
        """Count and time what a reader asked for; it ends as `good` unless it is said otherwise, or raises."""
        outcome = Outcome(good)
        try:
            with self._took.labels(kind).time():
                yield outcome
        except BotError:
            outcome.name = "refused"
            raise
        except BaseException as error:
            outcome.name = "cancelled" if isinstance(error, asyncio.CancelledError) else "failed"
            raise
        finally:
            self._done.labels(kind, outcome.name).inc()


@dataclass
class Outcome:
    """How a request ends."""

    name: str


class Measured(Library):
    """A library whose readers are counted at its door; those behind the door know nothing of it."""

    def __init__(self, store: Store, indexers: Indexers, worker: Worker, web: Web, settings: Settings) -> None:
        super().__init__(store, indexers, worker, web, settings)
        self.numbers = Numbers()

    async def ask(
        self,
        scope: Scope,
        question: str,
        *,
        article: int | None = None,
        since: date | None = None,
        after: str = "",
        limit: int = 5,
    ) -> Answer:
        """As it is, counted as answered or silent."""
        with self.numbers.request("ask", "answered") as outcome:
            answer = await super().ask(scope, question, article=article, since=since, after=after, limit=limit)
            if not answer.quotes:
                outcome.name = "silent"
            return answer

    async def summarize(
        self, scope: Scope, article_id: int, **options: Unpack[SummaryOptions]
    ) -> tuple[ArticleInfo, Summary]:
        """As it is, counted."""
        with self.numbers.request("summarize", "done"):
            return await super().summarize(scope, article_id, **options)

    async def summarize_draft(self, draft: Draft, **options: Unpack[SummaryOptions]) -> Summary:
        """As it is, counted."""
        with self.numbers.request("summarize", "done"):
            return await super().summarize_draft(draft, **options)

    async def brief(self, scope: Scope, topic: str, **options: Unpack[BriefOptions]) -> Brief:
        """As it is, counted as done or silent."""
        with self.numbers.request("brief", "done") as outcome:
            brief = await super().brief(scope, topic, **options)
            if not brief.points:
                outcome.name = "silent"
            return brief


class Snapshot(Collector):
    """What is looked at when somebody asks: the connection and the database."""

    def __init__(self, path: Path, connected: Callable[[], bool]) -> None:
        self._path, self._connected = path, connected

    def collect(self) -> Iterable[Metric]:
        """The numbers of this moment."""
        yield _gauge("quoth_info", "Which version runs", "version", {__version__: 1})
        yield GaugeMetricFamily("quoth_connected", "1 while Discord can be heard", self._connected())
        files = {name: Path(f"{self._path}{end}") for name, end in (("database", ""), ("log", "-wal"))}
        sizes = {name: file.stat().st_size if file.exists() else 0 for name, file in files.items()}
        yield _gauge("quoth_file_bytes", "Size of the database and its log", "file", sizes)
        try:
            found = figures(self._path, now=datetime.now(UTC))
        except BotError:
            # Whoever asks for numbers is told no more than that; readers' own requests meet it too, and log it.
            yield GaugeMetricFamily("quoth_database_readable", "1 while the database can be read", 0)
            return
        yield GaugeMetricFamily("quoth_database_readable", "1 while the database can be read", 1)
        yield GaugeMetricFamily("quoth_articles", "Articles of all libraries", found.articles)
        yield GaugeMetricFamily("quoth_sentences", "Sentences that can be found", found.sentences)
        yield _gauge("quoth_feeds", "Feeds by how it goes with them", "state", found.feeds)
        yield _gauge("quoth_deliveries", "Messages on their way, and those of the last day", "state", found.deliveries)


@asynccontextmanager
async def served(numbers: Numbers, state: Snapshot, port: int) -> AsyncGenerator[str]:
    """Give the numbers for the time of the block; the address where. Port 0 is any that is free. Raises BadSetting."""
    numbers.registry.register(state)
    try:
        server, thread = start_http_server(port, HOST, numbers.registry)
    except OSError as error:
        raise BadSetting(f"METRICS_PORT: {port} cannot be used: {error.strerror}. Choose another, or 0.") from error
    looking = asyncio.create_task(_look(numbers))
    try:
        yield f"http://{HOST}:{server.server_port}/metrics"
    finally:
        looking.cancel()
        await asyncio.gather(looking, return_exceptions=True)
        await asyncio.to_thread(server.shutdown)
        server.server_close()
        await asyncio.to_thread(thread.join)


async def _look(numbers: Numbers) -> None:
    """Sleep again and again, and note by how much too long that was."""
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + LOOK
        await asyncio.sleep(LOOK)
        numbers.late.observe(max(0.0, loop.time() - due))


def _gauge(name: str, about: str, label: str, values: Mapping[str, float]) -> Metric:
    family = GaugeMetricFamily(name, about, labels=[label])
    for value, number in values.items():
        family.add_metric([value], number)
    return family
