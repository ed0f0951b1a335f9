"""What became of the findings between two versions of a file: by fingerprint, as often as it occurs."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

Short = dict[str, Any]


def gone(before: Sequence[Short], after: Sequence[Short]) -> list[Short]:
    """The findings of the first that the second no longer has."""
    left = Counter(one["fingerprint"] for one in after)
    missing: list[Short] = []
    for one in before:
        if left[one["fingerprint"]]:
            left[one["fingerprint"]] -= 1
        else:
            missing.append(one)
    return missing
