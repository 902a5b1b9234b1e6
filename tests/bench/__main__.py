"""Run the benches: `python -m tests.bench [NAME...]`, all of them without a name."""

import pkgutil
import sys
from importlib import import_module

import tests.bench


def main(names: list[str]) -> None:
    """Run the benches with these names, each under its first line."""
    known = sorted(module.name for module in pkgutil.iter_modules(tests.bench.__path__) if module.name != "__main__")
    unknown = set(names) - set(known)
    if unknown:
        sys.exit(f"There is no bench {', '.join(sorted(unknown))}; there are {', '.join(known)}.")
    for name in names or known:
        bench = import_module(f"tests.bench.{name}")
        print(f"\n{(bench.__doc__ or name).splitlines()[0]}\n")
        bench.main()


main(sys.argv[1:])
