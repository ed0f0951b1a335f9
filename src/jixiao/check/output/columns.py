"""Text in a terminal, where a Chinese character is as wide as two Latin ones."""

from unicodedata import combining, east_asian_width


def width(text: str) -> int:
    """Columns a terminal uses for a text without line breaks."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def head(text: str, columns: int) -> str:
    """The beginning of a text that fits, … at its end when something was cut."""
    if width(text) <= columns:
        return text
    used, kept = 1, []
    for character in text:
        used += _columns(character)
        if used > columns:
            break
        kept.append(character)
    return "".join(kept) + "…"


def tail(text: str, columns: int) -> str:
    """The end of a text that fits, … at its beginning when something was cut."""
    return head(text[::-1], columns)[::-1]


def pad(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))
