"""Boards: of posts alike, one below the other and each by a member, the first is the article."""

import re
from itertools import groupby
from typing import Any

#: How boards name a post, an answer to one, and the member who wrote it.
_POST = re.compile(r"post|message|msg|answer|reply|comment|topic|thread", re.IGNORECASE)
_ANSWER = re.compile(r"\banswer\b", re.IGNORECASE)
_MEMBER = re.compile(r"user|author|profile|poster|member|creator|avatar", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_HEADINGS = ("h1", "h2", "h3", "h4")


def answers(body: Any) -> list[Any]:  # noqa: ANN401 - lxml has no types
    """The posts that answer the first; of a page of answers to a question that stands elsewhere all of them."""
    found: list[Any] = []
    for parent in list(body.iter("div", "section", "main", "ol", "ul", "body", "article", "td")):
        if len(parent) < 2:
            continue
        children: list[Any] = list(parent.iterchildren("div", "article", "section", "li", "table"))
        for names, group in groupby(children, _names):
            alike = list(group)
            if len(alike) > 1 and _POST.search(names) and _are_by_members(alike) and not _are_headed(alike):
                found += alike if _ANSWER.search(names) else alike[1:]
    return found


def _names(one: Any) -> str:  # noqa: ANN401
    """What elements alike have in common; the numbers in their names tell them apart."""
    # Behind the first class the first post, or every second, often has one more.
    return f"{_DIGITS.sub('', one.get('id') or '')} {(one.get('class') or '').strip().split(' ')[0]}"


def _member(one: Any) -> str:  # noqa: ANN401
    """What stands beside a post of the one who wrote it, "" for nothing."""
    for part in one.iter("*"):
        if _MEMBER.search(f"{part.get('class')} {part.get('itemprop')}") and (said := "".join(part.itertext()).strip()):
            return said
    return ""


def _are_by_members(alike: list[Any]) -> bool:
    """Whether each names its author, and these are several: what one reporter writes all day is one article."""
    members = [_member(one) for one in alike]
    return all(members) and len(set(members)) > 1


def _are_headed(alike: list[Any]) -> bool:
    """Whether each has a heading of its own, as the articles on a front page have; that of an answer repeats."""
    headings = [
        next((" ".join("".join(part.itertext()).split()) for part in one.iter(*_HEADINGS)), "") for one in alike
    ]
    return all(headings) and len({one.removeprefix("Re: ") for one in headings}) > 1
