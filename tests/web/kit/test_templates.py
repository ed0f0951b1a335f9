"""What holds for every template and every file of the web: no inline code, no number printed anywhere else."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

from jixiao.web.kit.grid_draw import SCRIPTS

pytestmark = pytest.mark.alike

WEB = Path(__file__).parents[3] / "src" / "jixiao" / "web"
TEMPLATES = sorted(WEB.rglob("templates/**/*.html"))
VENDOR = WEB / "static" / "vendor"


def name(path: Path) -> str:
    return path.relative_to(WEB).as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_no_code_and_no_style_stands_in_a_page(path):
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:|hx-on|hx-vals=.js", text) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_nothing_is_fetched_from_elsewhere(path):
    assert re.findall(r"""(?:src|href)=["']?(?:https?:)?//""", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_numbers_are_printed_by_our_own_filters(path):
    foreign = r"\|\s*(?:floatformat|intcomma|stringformat|filesizeformat|localize)|\.pk\|add|widthratio"
    assert re.findall(foreign, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_templates_are_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 200


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_pages_are_written_in_chinese(path):
    text = re.sub(r"\{[%#{].*?[%#}]\}|<code>.*?</code>", "", path.read_text(encoding="utf-8"), flags=re.S)
    shown = re.findall(r">([^<>]+)<|(?:placeholder|aria-label|title)=\"([^\"]*)\"", text)
    words = {word for pair in shown for word in re.findall(r"[A-Za-z]{3,}", " ".join(pair))}
    known = {"Word", "Excel", "WPS", "docx", "xlsx", "pdf", "PDF", "html", "txt", "ofd", "doc", "xls", "wps", "zip"}
    keys = {"Alt", "Ctrl", "Delete", "Enter", "Esc", "Insert", "Shift", "Tab"}
    assert words - known - keys == set()


def test_what_browsers_get_from_others_is_what_the_list_says():
    packages = tomllib.loads((VENDOR / "vendor.toml").read_text(encoding="utf-8"))
    stated = {file: digest for facts in packages.values() for file, digest in facts["sha256"].items()}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in VENDOR.iterdir() if path.suffix != ".toml"
    }
    assert stated == found
    assert all(facts["version"] and facts["licence"] for facts in packages.values())


def test_files_of_ours_stay_small():
    files = [path for path in WEB.rglob("static/kit/**/*") if path.is_file()]
    sizes = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    limits = {path.name: 400 if path.parent.name == "grid" else 100 for path in files}
    assert {file: lines for file, lines in sizes.items() if lines > limits[file]} == {}


def test_every_script_of_the_grid_is_loaded_with_it():
    assert {f"{name}.js" for name in SCRIPTS} == {path.name for path in WEB.rglob("static/kit/grid/*.js")}
