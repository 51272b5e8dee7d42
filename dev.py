#!/usr/bin/env python3
"""Set up and run Exchange Desk with nothing but Python: `python3 dev.py run`, `python3 dev.py test`.

Any Python can read this file, however old, so that it can say which one is needed; the work is done by develop/.
"""

import sys

NEEDED = (3, 11)


def main():
    """Do the command that was called. Gives the exit code."""
    if sys.version_info < NEEDED:
        found = sys.version.split()[0]
        sys.stderr.write(
            "Exchange Desk needs Python %d.%d or newer and this is %s; install a newer one.\n" % (NEEDED + (found,))
        )
        return 2
    from develop import commands

    return commands.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
