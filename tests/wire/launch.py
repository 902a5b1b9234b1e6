"""The real program, pointed at a loopback Discord: ``python -m tests.wire.launch URL GATEWAY MODULE ARGUMENT...``.

Only the two addresses differ; everything after runs as ``python -m MODULE ARGUMENT...`` would.
"""

import runpy
import sys

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route


def main() -> None:
    """Change the addresses, then become the module."""
    url, gateway, module, *arguments = sys.argv[1:]
    Route.BASE = url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
