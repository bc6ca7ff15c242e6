"""``python -m vod_events``: the command line."""

import sys

from vod_events._cli import main

if __name__ == "__main__":
    sys.exit(main())
