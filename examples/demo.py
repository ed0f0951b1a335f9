"""What `make demo` does: build the examples, check them, write the report, print its address."""

import subprocess
import sys
from pathlib import Path

from examples.build import OUT, build

SHOWN = OUT / "shijiazhuang-2022-report.docx"
REPORT = Path(__file__).parents[1] / "demo" / "report.html"


def main() -> int:
    """0 when the examples could be read, whatever was found in them."""
    build()
    REPORT.parent.mkdir(exist_ok=True)
    print(f"$ jixiao check {shown(SHOWN)}", flush=True)
    jixiao = str(Path(sys.executable).with_name("jixiao"))
    read = subprocess.run([jixiao, "check", SHOWN], check=False).returncode < 2
    print(f"\n$ jixiao check {shown(OUT)} --output-format html -o {shown(REPORT)}", flush=True)
    page = [jixiao, "check", str(OUT), "--output-format", "html", "-o", str(REPORT)]
    read &= subprocess.run(page, check=False).returncode < 2
    if read:
        print(f"\nThe report on all examples, each with its marks and findings beside it:\n{REPORT.as_uri()}")
    return 0 if read else 1


def shown(path: Path) -> str:
    """The path as one would type it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


if __name__ == "__main__":
    sys.exit(main())
