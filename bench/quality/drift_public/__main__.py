"""`python -m bench.quality.drift_public`: see the README of the quality bench."""

from bench.quality.drift_public.run import main

if __name__ == "__main__":
    raise SystemExit(main())
