"""The command line, as ``python -m jwt_decoder``; it is a package of its own, since the engine needs nothing of it."""

import sys

from jwt_decoder_cli.start import run

if __name__ == "__main__":
    sys.exit(run())
