"""`python -m pilcrow` and the `pilcrow` script, quiet when one is ended while it starts."""

import sys


def main() -> int:
    """Run one command; what the process should exit with."""
    try:
        from .cli import main as command
    except KeyboardInterrupt:
        return 130  # as `command.py` says of an interruption, which is not there yet
    return command()


if __name__ == "__main__":
    sys.exit(main())
