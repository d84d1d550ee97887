"""Rubbish that people hand in as events: what each is, under which name, and its bytes."""

import gzip
import io
import json
import zipfile

GOOD = "case,event,time\nA,paid,2026-01-05 09:00\nB,sent,2026-01-06 10:00\n"
JUNK = bytes((7 * n * n + 13 * n) % 256 for n in range(5000))
LOG = '<?xml version="1.0"?>{doctype}<log><trace><string key="concept:name" value="{case}"/></trace></log>'
BOMB = "".join(f'<!ENTITY e{n} "{"&e" + str(n - 1) + ";" if n else "ha"}{"&e" + str(n - 1) + ";" if n else ""}">' for n in range(40))  # fmt: skip


def packed(members: dict[str, bytes]) -> bytes:
    """A zip archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


RUBBISH: dict[str, tuple[str, bytes]] = {
    "bytes without sense": ("a.csv", JUNK),
    "the same as Parquet": ("a.parquet", JUNK),
    "the same as a workbook": ("a.xlsx", JUNK),
    "the same as JSON Lines": ("a.jsonl", JUNK),
    "the same as XES": ("a.xes", JUNK),
    "the same without an ending": ("a", JUNK),
    "gzip cut off": ("a.csv.gz", gzip.compress(GOOD.encode() * 500)[:-40]),
    "gzip with a broken middle": ("a.csv.gz", gzip.compress(JUNK)[:60] + b"\0" * 200),
    "gzip bomb": ("a.csv.gz", gzip.compress(b"a," * (70 << 20), 9)),
    "gzip in gzip": ("a.csv.gz", gzip.compress(gzip.compress(GOOD.encode()))),
    "Parquet cut off": ("a.parquet", b"PAR1" + JUNK[:400]),
    "Parquet head only": ("a.parquet", b"PAR1"),
    "zip that is no workbook": ("a.xlsx", packed({"readme.txt": b"hello"})),
    "zip bomb as a workbook": ("a.xlsx", packed({"xl/worksheets/sheet1.xml": b"0" * (70 << 20)})),
    "workbook with entities": ("a.xlsx", packed({"[Content_Types].xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><Types/>"})),
    "workbook cut off": ("a.xlsx", packed({"xl/workbook.xml": JUNK})[:300]),
    "entity bomb in XES": ("a.xes", LOG.format(doctype=f"<!DOCTYPE log [{BOMB}]>", case="&e39;").encode()),
    "outer entity in XES": ("a.xes", LOG.format(doctype='<!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/passwd">]>', case="&x;").encode()),
    "XES cut off": ("a.xes", LOG.format(doctype="", case="A").encode()[:-20]),
    "other XML": ("a.xes", b'<?xml version="1.0"?><note><to>you</to></note>'),
    "a web page": ("a.csv", b"<!DOCTYPE html><html><body>Log in</body></html>"),
    "a picture": ("a.csv", b"\x89PNG\r\n\x1a\n" + JUNK),
    "a document": ("a.csv", b"%PDF-1.7\n" + JUNK),
    "NUL bytes only": ("a.csv", b"\0" * 3000),
    "NUL bytes in the header": ("a.csv", b"case,ev\0ent,time\nA,paid,2026-01-05\n"),
    "line ends only": ("a.csv", b"\r\n\n\r\r\n"),
    "separators only": ("a.csv", b",,,\n,,,\n,,,\n"),
    "quotes only": ("a.csv", b'"""""""\n"""\n"'),
    "a quote that never ends": ("a.csv", b'case,event,time\n"A,paid,2026-01-05\n' + GOOD.encode() * 50),
    "a header that never ends": ("a.csv", b'"case,event,time\n' + GOOD.encode() * 50),
    "a huge field": ("a.csv", b"case,event,time\n" + b"x" * 5_000_000 + b",paid,2026-01-05\nB,paid,2026-01-06\n"),
    "a huge header": ("a.csv", b",".join(b"c%d" % n for n in range(3000)) + b"\n1\n"),
    "rows of every width": ("a.csv", ("case,event,time\n" + "\n".join("x," * n for n in range(40))).encode()),
    "text that is no table": ("a.txt", ("Dear all,\n\nthe export is late.\n\nBest; Ann\n" * 20).encode()),
    "invalid UTF-8 everywhere": ("a.csv", b"case,event,time\n" + b"\xc3\x28\xa0\xa1,paid,2026-01-05\n" * 20),
    "half a UTF-16 file": ("a.csv", GOOD.encode("utf-16")[:-7]),
    "UTF-32 with a torn end": ("a.csv", GOOD.encode("utf-32")[:-3]),
    "JSON that is one list": ("a.json", json.dumps([{"case": "A"}]).encode()),
    "JSON with keys twice": ("a.jsonl", b'{"case": "A", "case": "B", "event": "paid", "time": "2026-01-05"}\n'),
    "deep JSON": ("a.jsonl", b'{"case": ' + b"[" * 60_000 + b"]" * 60_000 + b"}\n"),
    "deep JSON that never ends": ("a.jsonl", b'{"case": ' + b'{"a":' * 60_000 + b"\n"),
    "a JSON line without end": ("a.jsonl", b'{"case": "' + b"x" * 5_000_000),
    "JSON of many keys": ("a.jsonl", json.dumps({f"k{n}": n for n in range(4000)}).encode()),
    "JSON with odd keys": ("a.jsonl", b'{"": 1, "a.b": 2, "$": 3, "\\"; DROP TABLE x": 4, "time": "2026-01-05", "case": "A", "event": "e"}\n'),
    "a CSV called Parquet": ("a.parquet", GOOD.encode()),
    "a CSV called a workbook": ("a.xlsx", GOOD.encode()),
    "a CSV called XES": ("a.xes", GOOD.encode()),
    "a CSV called JSON Lines": ("a.jsonl", GOOD.encode()),
    "header with SQL": ("a.csv", b"case,event,time,'); DROP SCHEMA facts CASCADE; --\nA,paid,2026-01-05,x\n"),
    "names with quotes and line breaks": ("a.csv", b'case,event,time\n"A\'","pa""id\n\'; --",2026-01-05\n'),
    "ten thousand columns": ("a.csv", (",".join(f"c{n}" for n in range(10_000)) + "\n" + ",".join(["2026-01-05"] * 10_000) + "\n").encode()),
    "UTF-16 without a mark": ("a.csv", GOOD.encode("utf-16-le")),
    "two encodings in one file": ("a.csv", ("case,event,time\n" + "Ä,bezahlt für,2026-01-05\n" * 9).encode() + "Ö,bezahlt für,2026-01-06\n".encode("cp1252") * 9),
    "a cell of a megabyte": ("a.csv", b"case,event,time\nA," + b"x" * 1_000_001 + b",2026-01-05\nB,paid,2026-01-06\n"),
    "NaN and Infinity in JSON": ("a.jsonl", b'{"case": NaN, "event": "paid", "time": "2026-01-05"}\n{"case": "A", "event": Infinity, "time": -Infinity}\n'),
    "JSON numbers beyond every type": ("a.jsonl", b'{"case": 90071992547409931234567890, "event": "paid", "time": 1e400}\n{"case": "B", "event": "paid", "time": 123456789012345678901234567890}\n'),
    "years 0 and 9999": ("a.csv", b"case,event,time\nA,paid,0000-01-01\nB,paid,9999-12-31\nC,paid,99999-01-01\nD,paid,-4712-01-01\n"),
    "negative epochs": ("a.csv", b"case,event,time\nA,paid,-1\nB,paid,-1234567890\nC,paid,-99999999999999999999\n"),
    "day first and month first": ("a.csv", b"case,event,time\nA,paid,25/12/2025\nB,paid,12/25/2025\nC,paid,01/02/2026\n"),
    "a footer below the table": ("a.csv", GOOD.encode() + b"\nTotal: 2 rows\nGenerated by Export 3.1 on 2026-02-01, confidential\n\x1a"),
    "bytes behind a gzip": ("a.csv.gz", gzip.compress(GOOD.encode()) + JUNK),
    "a Parquet mark around nothing": ("a.parquet", b"PAR1" + JUNK + b"\xff\xff\xff\x7fPAR1"),
    "a zip with a CSV": ("a.zip", packed({"events.csv": GOOD.encode()})),
    "zip that climbs out of its folder": ("a.xlsx", packed({"../../evil.xml": b"x", "xl/workbook.xml": b"<workbook/>"})),
    "old Mac line ends": ("a.csv", GOOD.replace("\n", "\r").encode()),
    "commas inside semicolons": ("a.csv", b"case;event;time;cost\nA;paid, twice;2026-01-05;1.234,50\nB;sent, late;2026-01-06;0,5\n"),
    "every stand-in for missing": ("a.csv", b"case,event,time\n" + "".join(f"{word},{word},{word}\n" for word in ("NA", "-99", "?", "NULL", "#N/A", "nan", "-", "1900-01-01")).encode()),
    "formulas as data": ("a.csv", b"case,event,time\n=cmd|' /C calc'!A0,@SUM(1),2026-01-05\n+1+1,-2+3,2026-01-06\n"),
    "a name that is a path": ("a.csv", b"case,event,time\n../../etc/passwd,C:\\x,2026-01-05\n"),
    "directions and marks that hide": ("a.csv", "case,event,time\n\u202eA\u0000,p\u0301\u200baid,2026-01-05\n\ud7ff,\ufffe,2026-01-06\n".encode("utf-8", "surrogatepass")),
}  # fmt: skip
