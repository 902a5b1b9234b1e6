"""Styles of page, one a module: `page(story)` gives the markup of a whole page."""
