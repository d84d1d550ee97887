"""Not yet."""

__all__: list[str] = []
