"""`python -m bot`: settings, then logging, then the command that was asked for."""

import sys


def _start() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs it with an older one is to be told that
        return _unusable("Quoth needs Python 3.11 or newer")
    try:
        from bot.commandline import main  # noqa: PLC0415 - what it imports may not be there
    except ModuleNotFoundError as error:
        name = str(error.name).partition(".")[0]
        if name in {"bot", "cogs", "None", *sys.stdlib_module_names}:
            # A fault of ours, or of Python's.
            raise
        return _unusable(f"Quoth's packages are not installed for this Python ({name} is missing)")
    return main()


def _unusable(why: str) -> int:
    sys.stderr.write(f"{why}; use .venv/bin/python, or make run.\n")
    return 2


if __name__ == "__main__":
    sys.exit(_start())
