"""Which verb is which file: `wayline map-columns` is `map_columns.py`; each has one `command`."""
