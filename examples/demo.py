"""What `make demo` does: a year's work of five offices, from last year's report to this year's, and every check on it.

Check last year's report → read the office's files → score under the rules of the place → write this year's report →
check that → ask where a number comes from; then the reports of the other offices, and pages to open.
"""

import subprocess
import sys
from pathlib import Path

from examples.build import OUT, build

DEMO = Path(__file__).parents[1] / "demo"
OFFICE = OUT / "office-2022"
REPORT = DEMO / "石家庄市投资促进局2022年度自评报告"
FINDINGS = DEMO / "findings.html"
# The other offices and the template of the place and year of each.
OTHERS = {
    "office-hitech-2020": "hightech-2020",
    "office-economy-2021": "hightech-2021",
    "office-hitech-2022-budget": "budget-disclosure-2022",
    "office-luquan-2025": "luquan-2025",
}
_UNREAD = 2  # the exit code of a command that could not do its work


def main() -> int:
    """0 when every step could be done, whatever was found in the faulty examples; 1 when a report has a fault."""
    build()
    DEMO.mkdir(exist_ok=True)
    done = [
        run("一、检查上一年的报告", "check", OFFICE / "2021年自评报告.docx"),
        run("二、读这一年的文件，汇成工作底稿", "gather", OFFICE, "-o", DEMO / "底稿.json"),
        run("三、按当地规定打分", "score", DEMO / "底稿.json"),
        run("四、写这一年的报告", *_report(OFFICE, "shijiazhuang-2022", REPORT.with_suffix(".docx")), last=3),
        run("五、检查写成的报告：没有错误和警告", "check", REPORT.with_suffix(".docx"), "--min-severity", "warning"),
        run("六、报告里的一个数从哪里来", "trace", REPORT.with_suffix(".docx"), "--at", "1524.96"),
    ]
    written = [DEMO / f"{name}.docx" for name in OTHERS]
    for path, template in zip(written, OTHERS.values(), strict=True):
        done.append(run(f"七、另一个部门：{path.stem}", *_report(OUT / path.stem, template, path), last=1))
    faults = run("八、检查这几份报告", "check", *written, "--min-severity", "warning")
    pages = [
        run("九、同一份报告的网页", *_report(OFFICE, "shijiazhuang-2022", REPORT.with_suffix(".html")), last=2),
        run("十、全部示例的检查结果", "check", OUT, "--output-format", "html", "-o", FINDINGS),
    ]
    # Not counted: a machine may have no Chinese font, and then the command says so.
    run("十一、同一份报告的 PDF", *_report(OFFICE, "shijiazhuang-2022", REPORT.with_suffix(".pdf")), last=2)
    print(f"\nOpen in a browser:\n  {FINDINGS.as_uri()}\n  {REPORT.with_suffix('.html').as_uri()}")
    failed = any(code >= _UNREAD for code in (*done, *pages)) or done[4] or faults
    return 1 if failed else 0


def _report(office: Path, template: str, path: Path) -> tuple[object, ...]:
    return ("report", office, "--template", template, "-o", path, "--force")


def run(title: str, *words: object, last: int = 0) -> int:
    """Show and run a command; with `last` only so many lines of what it says. The exit code."""
    command = [str(Path(sys.executable).with_name("jixiao")), *map(shown, words)]
    print(f"\n{title}\n$ jixiao {' '.join(map(shown, words))}", flush=True)
    ran = subprocess.run(command, check=False, capture_output=bool(last), text=True)
    if last:
        lines = f"{ran.stdout}{ran.stderr}".strip().splitlines()
        print("\n".join(lines if ran.returncode >= _UNREAD else lines[-last:]), flush=True)
    return ran.returncode


def shown(word: object) -> str:
    """A path as one would type it."""
    here = Path.cwd()
    return str(word.relative_to(here)) if isinstance(word, Path) and word.is_relative_to(here) else str(word)


if __name__ == "__main__":
    sys.exit(main())
