"""Write the working papers of the example offices for the demonstration data: python -m scripts.demo_papers."""

import os
import tempfile
from pathlib import Path

from examples.build import build
from jixiao import api
from jixiao.dossier.files import write_papers

OFFICES = (
    "office-2022",
    "office-hitech-2020",
    "office-economy-2021",
    "office-hitech-2022-budget",
    "office-luquan-2025",
)
FOLDER = Path(__file__).parents[1] / "src" / "jixiao" / "web" / "site" / "demo"


def papers_of(office: str, examples: Path) -> str:
    """The papers as JSON; files are named from the folder of the examples on."""
    before = Path.cwd()
    os.chdir(examples)
    try:
        return write_papers(api.gather([office]), indent=None) + "\n"
    finally:
        os.chdir(before)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))
        for office in OFFICES:
            (FOLDER / f"{office}.json").write_text(papers_of(office, Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
