"""``python -m memoria``."""

import sys

from memoria.cli import main

if __name__ == "__main__":
    sys.exit(main())
