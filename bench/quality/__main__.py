"""`python -m bench.quality`: see README.md beside this file."""

from bench.quality.run import main

if __name__ == "__main__":
    raise SystemExit(main())
