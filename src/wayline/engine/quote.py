"""How do names and paths enter SQL text: the only string building there is."""


def quote_name(name: str) -> str:
    """An identifier, quoted so that any text is safe.

    >>> quote_name('a"b')
    '"a""b"'
    """
    return '"' + name.replace('"', '""') + '"'


def quote_text(text: str) -> str:
    """A text literal, for the few places that take no bound parameter (options of readers).

    >>> quote_text("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"


def json_path(name: str) -> str:
    r"""The JSON path of one top-level key, whatever characters it holds.

    >>> json_path('a.b"c')
    '$."a.b\\"c"'
    """
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'$."{escaped}"'


def like_pattern(glob: str) -> str:
    r"""A glob (`*`, `?`) as a LIKE pattern with escape character `\`.

    >>> like_pattern("offer_*")
    'offer\\_%'
    """
    escaped = glob.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return escaped.replace("*", "%").replace("?", "_")
