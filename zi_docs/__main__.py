"""`python -m zi_docs`: the command line where the `zi-docs` command is not on the path."""

from zi_docs.cli import main

if __name__ == "__main__":
    main()
