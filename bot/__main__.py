"""`python -m bot`: settings, then logging, then the command that was asked for."""

import sys

from bot.commandline import main

if __name__ == "__main__":
    sys.exit(main())
