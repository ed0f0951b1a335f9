"""The rules of the house about code: sizes, names, shapes. CONTRIBUTING.md says why."""

import ast
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from jixiao.check.rule import RULES, all_rules
from jixiao.check.rule_page import body
from scripts.new_rule import FAMILIES

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "jixiao"
CODE = [path for top in ("src", "tests", "examples", "scripts", "benchmarks") for path in (ROOT / top).rglob("*.py")]
PAGES = sorted(RULES.glob("*/*.md"))
RULES_RUN = all_rules()
RULE_FILES = sorted(path for path in RULES.glob("*/*.py") if path.name != "__init__.py")

# Names that say nothing about what is inside.
EMPTY_NAMES = {
    "base", "common", "core", "data", "handler", "helper", "helpers", "info", "manager", "misc", "obj", "objects",
    "process", "stuff", "tools", "util", "utils",
}  # fmt: skip
# Words the glossary replaces (指标 is indicator, 评分 is scoring), and the trade's words in pinyin.
FORBIDDEN_WORDS = re.compile(
    r"(?:^|_)(?:kpi|metrics?|appraisals?|yusuan|juesuan|zhibiao|mubiao|zhichu|shouru|defen|quanzhong|bumen|zijin)(?:_|$)"
)
SECTIONS = ("**查什么** ", "**为什么** ", "**怎么改** ", "**不查** ", "## 例\n")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tracked() -> list[Path]:
    """Text files of the repository; without git, those of the working tree."""
    git = shutil.which("git")
    listing = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False) if git else None
    if listing is None or listing.returncode:
        return [*CODE, *PAGES, *ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    return [path for name in listing.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def text(path: Path) -> str:
    """The file as text, "" when it is none."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_python_files_have_at_most_500_lines():
    written = [path for path in CODE if path.parent.name != "migrations"]  # Django writes those
    assert [f"{short(path)}: {lines(path)}" for path in written if lines(path) > 500] == []


def test_functions_have_at_most_60_lines():
    assert [f"{short(p)}: {f.name} {length(f)}" for p in CODE for f in functions(p) if length(f) > 60] == []


def test_rule_functions_have_at_most_40_lines():
    assert [f"{short(p)}: {f.name} {length(f)}" for p in RULE_FILES for f in functions(p) if length(f) > 40] == []


def test_rule_pages_have_at_most_120_lines():
    assert [f"{short(page)}: {lines(page)}" for page in PAGES if lines(page) > 120] == []


def test_front_doors_are_empty():
    assert [short(path) for path in SRC.rglob("__init__.py") if path.read_text(encoding="utf-8")] == []


def test_every_package_has_its_front_door():
    folders = {path.parent for path in SRC.rglob("*.py")}
    assert [short(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_file_names_say_what_is_inside():
    assert [short(path) for path in CODE if path.stem in EMPTY_NAMES] == []


def test_identifiers_use_the_words_of_the_glossary():
    kinds = (ast.FunctionDef, ast.ClassDef)
    names = ((path, node.name) for path in CODE for node in ast.walk(tree(path)) if isinstance(node, kinds))
    assert [f"{short(path)}: {name}" for path, name in names if FORBIDDEN_WORDS.search(snake(name))] == []


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def test_figures_are_never_floats():
    # Readers measure pages in floats; past them every number is a figure.
    figures = [path for top in ("units", "dossier", "norms", "extract", "check") for path in (SRC / top).rglob("*.py")]
    lines_of_code = ((path, number, line) for path in figures for number, line in numbered(path))
    assert [f"{short(path)}:{number}" for path, number, line in lines_of_code if re.search(r"\bfloat\(", line)] == []


def numbered(path: Path) -> Iterator[tuple[int, str]]:
    return enumerate(path.read_text(encoding="utf-8").splitlines(), 1)


def test_a_rule_is_a_page_and_a_function_side_by_side():
    assert {page.with_suffix("") for page in PAGES} == {file.with_suffix("") for file in RULE_FILES}


def test_a_rule_file_holds_the_function_of_its_name():
    missing = [short(path) for path in RULE_FILES if path.stem not in {f.name for f in functions(path)}]
    assert missing == []


def test_family_folders_hold_nothing_else():
    known = {".md", ".py", ".toml"}
    assert [short(p) for p in RULES.glob("*/*") if p.suffix not in known and "__pycache__" not in p.parts] == []


@pytest.mark.parametrize("rule", RULES_RUN, ids=lambda rule: rule.name)
def test_a_rule_page_has_its_fixed_sections_in_order(rule):
    places = [f"{body(rule)}\n".find(section) for section in SECTIONS]
    assert -1 not in places, "each of 查什么 为什么 怎么改 不查 例 must stand on the page"
    assert places == sorted(places)


@pytest.mark.parametrize("rule", RULES_RUN, ids=lambda rule: rule.name)
def test_a_rule_code_begins_with_the_letters_of_its_family(rule):
    letters = {"across": {"XDC", "XYR"}}.get(rule.family) or {FAMILIES[rule.family]}
    assert rule.code[:3] in letters
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)


def test_a_rule_rests_on_instruments_that_are_registered():
    known = set(tomllib.loads((SRC / "norms" / "instruments.toml").read_text(encoding="utf-8")))
    used = {(rule.code, basis.instrument) for rule in RULES_RUN for basis in rule.basis}
    assert sorted(entry for entry in used if entry[1] not in known) == []


def test_nothing_in_the_repository_knows_this_machine():
    telltale = re.compile(
        r"(?:^|[^A-Za-z0-9_.])/(?:work|farm|root|tmp/lab)/"
        r"|pypi\.org|python[h]osted|registry\.npmjs|deb\.debian\.org|security\.debian\.org",
        re.MULTILINE,
    )
    assert [short(path) for path in tracked() if path.suffix != ".js" and telltale.search(text(path))] == []


def test_no_sentence_is_copied_from_the_real_documents(seeds):
    grams: set[str] = set()
    for seed in seeds:
        body = plain(seed.read_text(encoding="utf-8"))
        grams.update(body[at : at + 30] for at in range(len(body) - 29))
    copies = {short(path): run for path in tracked() if (run := copied(text(path), grams))}
    assert copies == {}


def plain(body: str) -> str:
    """Without blanks and without the heads of official forms, which are nobody's sentences."""
    return re.sub(r"一级指标二级指标三级指标绩效指标描述指标值指标值确定依据(?:产出指标)?", "", re.sub(r"\s", "", body))


def copied(body: str, grams: set[str]) -> str:
    """The first thirty characters that also stand in a real document, twelve of them Chinese in a row; else ""."""
    solid = plain(body)
    runs = (solid[at : at + 30] for at in range(len(solid) - 29))
    return next((run for run in runs if run in grams and re.search(r"[\u4e00-\u9fff]{12}", run)), "")


def test_locked_packages_cover_what_the_package_needs():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    needed = {"run": project["dependencies"], "web": [*extras["web"], *extras["postgres"]]}
    needed["dev"] = [*needed["web"], *extras["dev"]]
    for lock, needs in needed.items():
        locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / f"requirements/{lock}.txt").read_text(), re.MULTILINE))
        assert {re.split(r"[<>=!~;\[ ]", need)[0] for need in needs} - locked == set()


def test_test_folders_mirror_packages():
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and any(path.glob("test_*.py"))}
    packages = {path.name for path in SRC.iterdir() if path.is_dir()}
    assert folders - packages - {"seeds", "properties"} == set()


def test_expressions_are_kept_compiled():
    """Compiling them takes a third of a small check: units.regex keeps them. The web starts once, and may."""
    ours = [path for path in SRC.rglob("*.py") if "web" not in path.relative_to(SRC).parts and path.stem != "regex"]
    compiled = [
        short(path)
        for path in ours
        for node in ast.walk(ast.parse(text(path)))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile" and _is_text(node.args[0])
    ]
    assert compiled == []


def _is_text(pattern: ast.expr) -> bool:
    """Expressions over bytes are few, and not kept."""
    return not (isinstance(pattern, ast.Constant) and isinstance(pattern.value, bytes))
