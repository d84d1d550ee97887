"""How is a file read: one reader a format, all of which hand on a scan.

`opening` first bytes and archives · `text` CSV, TSV · `jsonl` · `parquet` · `xlsx` · `xes` · `scan` the result.
"""
