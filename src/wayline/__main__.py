"""How is the command line started without its script: `python -m wayline`."""

from wayline.cli import main

if __name__ == "__main__":
    main()
