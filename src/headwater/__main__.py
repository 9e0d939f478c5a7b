"""`python -m headwater` does what the `headwater` command does."""

from headwater.cli import main

if __name__ == "__main__":
    main()
