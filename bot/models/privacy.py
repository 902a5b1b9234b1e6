"""What is kept about a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """How many things of one sort stand in one library because of somebody."""

    #: Scope.key.
    library: str
    #: What they are: the name of a table.
    sort: str
    count: int
