"""Assemble changes/ into a section of CHANGELOG.md and take the fragments away: make changelog, at a release."""

import tomllib
from pathlib import Path

from scripts.fragment import CHANGES, KINDS

ROOT = Path(__file__).parents[1]
MARK = "<!-- new sections go below this line -->\n"


def section(version: str, fragments: list[Path]) -> str:
    """The section of one version: kinds in fixed order, one line a fragment."""
    parts = [f"## {version}\n"]
    for kind, title in KINDS.items():
        entries = [path for path in sorted(fragments) if path.name.endswith(f".{kind}.md")]
        if entries:
            parts.append(f"### {title}\n")
            parts.append("".join(f"- {' '.join(path.read_text(encoding='utf-8').split())}\n" for path in entries))
    return "\n".join(parts)


def main() -> None:
    log = ROOT / "CHANGELOG.md"
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    fragments = sorted(CHANGES.glob("*.*.md"))
    before, mark, after = log.read_text(encoding="utf-8").partition(MARK)
    log.write_text(f"{before}{mark}\n{section(version, fragments)}{after}", encoding="utf-8")
    for path in fragments:
        path.unlink()


if __name__ == "__main__":
    main()
