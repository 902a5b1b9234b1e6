"""An edition as a terminal shows it, and as JSON."""

from collections import Counter
from typing import Any

from bot.commandline import output
from bot.models import ArticleInfo, Edition, Story


def as_text(edition: Edition) -> str:
    """As a person reads it."""
    stories = [one for section in edition.sections for one in section.stories]
    count = f"{len(stories)} stor{'y' if len(stories) == 1 else 'ies'}" if stories else "nothing new"
    parts = [f"{edition.day:%A}, {edition.day.day} {edition.day:%B %Y}: {count}"]
    for section in edition.sections:
        parts.append(f"== {output.line(section.name)} ==")
        parts += map(_story, section.stories)
    if edition.left_out:
        parts.append(f"and {edition.left_out} more article{'s' * (edition.left_out != 1)}: python -m bot list")
    if edition.week:
        days = Counter[str]()
        for day, _, articles in edition.week:
            days[f"{day:%a} {day.day}"] += articles
        parts.append("This week: " + ", ".join(f"{day} {articles}" for day, articles in days.items()))
    return "\n\n".join(parts)


def _story(one: Story) -> str:
    # An article without a title is called by its first words.
    lines = [] if one.article.untitled and one.sentences else [output.line(one.article.title)]
    lines += [output.plain(each.text) for each in one.sentences]
    lines.append(f"  — {_place(one.article)}")
    lines += [f"    also {_place(other)}" for other in one.also]
    return "\n".join(lines)


def _place(info: ArticleInfo) -> str:
    parts = (f"[{info.id}]", info.source, (info.published or "")[:10], info.url)
    return " · ".join(output.line(part) for part in parts if part)


def as_json(edition: Edition) -> dict[str, Any]:
    """The same for a program; offsets are those of the articles' texts."""
    return {
        "digest": edition.digest.id,
        "day": edition.day.isoformat(),
        "sections": [
            {"name": section.name, "stories": [_story_json(one) for one in section.stories]}
            for section in edition.sections
        ],
        "articles": edition.articles,
        "left_out": edition.left_out,
        "week": [{"day": day.isoformat(), "name": name, "articles": count} for day, name, count in edition.week],
        "picture": edition.picture is not None,
    }


def _story_json(one: Story) -> dict[str, Any]:
    return {
        "article": output.cited(one.article),
        "sentences": [{"text": each.text, "start": each.start, "end": each.end} for each in one.sentences],
        "also": [output.cited(other) for other in one.also],
    }
