"""Run the command line as ``python -m policymine``."""

from policymine.cli import main

if __name__ == "__main__":
    main()
