"""Every command and option of `python -m bot`."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot import __version__, briefs
from bot.commandline import articles, brief, care, feeds, launch, ordering, privacy, reading, research
from bot.models import SHELF, Scope
from bot.summaries import DEFAULT, LENGTHS, METHODS

_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class Commands:
    """The parser while it is being put together: one method a family of commands."""

    def __init__(self) -> None:
        self.root = argparse.ArgumentParser(
            prog="python -m bot",
            description="Quoth reads your articles and answers in their own words.",
            epilog="Settings come from the environment or .env. "
            "Exit codes: 0 done, 1 refused, 2 wrong use or a file that cannot be used.",
        )
        self.root.add_argument("--version", action="version", version=f"Quoth {__version__}")
        _everywhere(self.root, database=None, library=Scope.shelf(), log_level=None)
        self._all = self.root.add_subparsers(metavar="COMMAND", required=True)
        self.launching()
        self.articles()
        self.feeds()
        self.digests()
        self.reading()
        self.research()
        self.care()

    def _add(
        self, name: str, command: Callable[..., Any], text: str, *, standalone: bool = False
    ) -> argparse.ArgumentParser:
        one = self._parser(name, text)
        one.set_defaults(command=command, standalone=standalone)
        return one

    def _parser(self, name: str, text: str) -> argparse.ArgumentParser:
        one = self._all.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        # Given after the command they win; not given there, what stood before the command stays.
        _everywhere(one, database=argparse.SUPPRESS, library=argparse.SUPPRESS, log_level=argparse.SUPPRESS)
        return one

    def launching(self) -> None:
        """`run` and `demo`."""
        run = self._add("run", launch.run, "connect to Discord with DISCORD_TOKEN", standalone=True)
        run.add_argument("--or-demo", action="store_true", help="open the demo when DISCORD_TOKEN is not set")
        demo = self._add(
            "demo", launch.demo, "the same bot behind a local web page: no token, no network", standalone=True
        )
        demo.add_argument("--port", type=int, default=0, help="port on 127.0.0.1 (default: any that is free)")

    def articles(self) -> None:
        """`add`, `list`, `show`, `remove`, `export`."""
        add = self._add("add", articles.add, "put articles into the library")
        add.epilog = "What is left out is listed at the end; the exit code is then that of the worst reason, 1 or 2."
        add.add_argument(
            "sources",
            nargs="*",
            metavar="SOURCE",
            help="files (.txt .md .html .pdf .eml .jsonl .zip), folders, or addresses of web pages",
        )
        add.add_argument("--jsonl", metavar="FILE", help="articles, one JSON object a line; - for standard input")
        one = self._add("list", articles.list_, "list the articles, newest first")
        one.add_argument("--json", action="store_true", help="one JSON object a line")
        show = self._add("show", articles.show, "show an article with its text")
        show.add_argument("id", type=_number, metavar="ID")
        show.add_argument("--json", action="store_true")
        self._add("remove", articles.remove, "erase an article").add_argument("id", type=_number, metavar="ID")
        self._add("export", articles.export, "write the library as JSON lines that `add --jsonl` takes back")

    def feeds(self) -> None:
        """`feed` and its own commands."""
        feed = self._parser("feed", "follow feeds, whose new entries become articles")
        outer, self._all = self._all, feed.add_subparsers(metavar="COMMAND", required=True)
        add = self._add("add", feeds.add, "follow the feed at an address, or the one that its page names")
        add.add_argument("url", metavar="URL")
        add.add_argument("--words", default="", metavar="A,B", help="only entries with one of these words or phrases")
        add.add_argument("--without", default="", metavar="A,B", help="no entries with one of these words or phrases")
        add.add_argument(
            "--as-given", action="store_true", help="take the feed's own text also where it is only a beginning"
        )
        one = self._add("list", feeds.list_, "list the feeds: number, state, articles, title, address")
        one.add_argument("--json", action="store_true", help="one JSON object a line")
        check = self._add("check", feeds.check, "say how it goes with a feed, what was skipped and why, and when next")
        check.add_argument("id", nargs="?", type=_number, metavar="ID", help="default: all of them")
        check.add_argument("--json", action="store_true", help="one JSON object a line")
        self._add("remove", feeds.remove, "follow a feed no longer; its articles stay").add_argument(
            "id", type=_number, metavar="ID"
        )
        take = self._add("import", feeds.take_list, "follow all feeds of an OPML file")
        take.add_argument("file", metavar="FILE", help="- for standard input")
        self._add("export", feeds.give_list, "write the feeds as OPML, which other feed readers take")
        fetch = self._add("fetch", feeds.fetch, "ask all feeds now, of all libraries")
        fetch.add_argument("--due", action="store_true", help="only those whose time has come")
        self._all = outer

    def digests(self) -> None:
        """`digest`, `watch`, `privacy`, and their own commands."""
        for name, text, options in (*ordering.GROUPS, privacy.GROUP):
            outer, self._all = self._all, self._parser(name, text).add_subparsers(metavar="COMMAND", required=True)
            options(self._add)
            self._all = outer

    def reading(self) -> None:
        """`ask`, `summarize` and `brief`."""
        ask = self._add("ask", reading.ask, "answer a question with quotes from the articles")
        ask.add_argument(
            "question", nargs="+", metavar="QUESTION", help="the question; - reads one a line from standard input"
        )
        ask.add_argument("--article", type=_number, metavar="ID", help="answer from this article only")
        ask.add_argument(
            "--since", metavar="DAY", help="answer only from articles since then: 2026-11-02, 2026, yesterday, 2 weeks"
        )
        ask.add_argument("--limit", type=_number, default=5, metavar="N", help="quotes at most (default: 5)")
        ask.add_argument("--json", action="store_true", help="one JSON object an answer, a line each")
        summarize = self._add("summarize", reading.summarize, "summarise an article in its own sentences")
        summarize.add_argument(
            "source",
            nargs="?",
            metavar="ID|FILE|ADDRESS",
            help="an article of the library, a file, or the address of a web page",
        )
        summarize.add_argument(
            "--jsonl", metavar="FILE", help="summarise each article of a JSON lines file; - for standard input"
        )
        size = summarize.add_mutually_exclusive_group()
        size.add_argument("--length", choices=LENGTHS, default="short", help="within the quote cap (default: short)")
        size.add_argument("--sentences", type=_number, metavar="N", help="exactly this many, where there are so many")
        size.add_argument("--words", type=_number, metavar="N", help="at most so many words, within the quote cap")
        summarize.add_argument("--focus", default="", metavar="TOPIC", help="only sentences about this")
        methods = "; ".join(f"{name}: {method.help}" for name, method in METHODS.items())
        summarize.add_argument("--method", choices=METHODS, default=DEFAULT, metavar="METHOD", help=methods)
        summarize.add_argument("--json", action="store_true", help="one JSON object a summary, a line each")
        one = self._add("brief", brief.brief, "say what all articles together say on a topic")
        one.add_argument("topic", nargs="+", metavar="TOPIC")
        size = one.add_mutually_exclusive_group()
        size.add_argument("--length", choices=briefs.LENGTHS, default="short", help="how much (default: short)")
        size.add_argument(
            "--sentences", type=_number, metavar="N", help=f"at most so many, and never more than {briefs.MOST}"
        )
        size.add_argument("--words", type=_number, metavar="N", help="at most so many words")
        one.add_argument("--json", action="store_true", help="one JSON object")

    def research(self) -> None:
        """`quotes`, `verify`, `timeline`, `compare`."""
        quotes = self._add("quotes", research.quotes, "show what somebody said, newest first")
        quotes.add_argument("person", nargs="+", metavar="PERSON", help="a name, or an office: “senior official”")
        quotes.add_argument("--topic", default="", metavar="TOPIC", help="on what")
        quotes.add_argument("--limit", type=_number, default=20, metavar="N", help="at most (default: 20)")
        verify = self._add("verify", research.verify, "tell whether a quotation is real")
        verify.add_argument("text", nargs="+", metavar="TEXT", help="the quotation; … for what was left out")
        timeline = self._add(
            "timeline", research.timeline, "show dated sentences on a topic in the order of their dates"
        )
        timeline.add_argument("topic", nargs="+", metavar="TOPIC")
        timeline.add_argument("--limit", type=_number, default=40, metavar="N", help="at most (default: 40)")
        compare = self._add(
            "compare", research.compare, "show what several sources say, and where their numbers differ"
        )
        compare.add_argument("topic", nargs="+", metavar="TOPIC")
        for one in (quotes, verify, timeline, compare):
            one.add_argument("--json", action="store_true", help="one JSON object")

    def care(self) -> None:
        """`check`, `backup` and `health`."""
        self._add("check", care.check, "test the settings, the database and what is around it", standalone=True)
        backup = self._add("backup", care.backup, "write a consistent copy, also while the bot runs")
        backup.add_argument("file", type=Path, metavar="FILE")
        self._add("health", care.health, "say whether the running bot is well, by HEALTH_FILE", standalone=True)


def parser() -> argparse.ArgumentParser:
    """The parser. The chosen command is `args.command(Library, args)`, or `(Settings, args)` if `args.standalone`."""
    return Commands().root


def _everywhere(one: argparse.ArgumentParser, *, database: object, library: object, log_level: object) -> None:
    group = one.add_argument_group("options everywhere")
    group.add_argument(
        "--database", type=Path, metavar="PATH", default=database, help="default: DATABASE_PATH, or quoth.db"
    )
    group.add_argument(
        "--library", type=_scope, metavar="ID", default=library,
        help="shelf (the default), guild:ID, guild:ID/CHANNEL or user:ID",
    )  # fmt: skip
    group.add_argument(
        "--log-level", choices=_LEVELS, type=str.upper, metavar="LEVEL", default=log_level,
        help=f"{', '.join(_LEVELS[:-1])} or {_LEVELS[-1]} (default: LOG_LEVEL, or INFO)",
    )  # fmt: skip


def _number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,15}", text) or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above zero")
    return int(text)


def _scope(text: str) -> Scope:
    if text != SHELF and not re.fullmatch(r"user:[0-9]{1,20}|guild:[0-9]{1,20}(?:/[0-9]{1,20}){0,2}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not shelf, guild:ID, guild:ID/CHANNEL or user:ID")
    return Scope.of(text)
