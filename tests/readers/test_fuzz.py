"""Any bytes under any name: a Document or Unreadable, nothing else. (benchmarks/fuzz_readers.py tries thousands.)"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz_readers import check, damaged
from benchmarks.fuzz_seeds import seeds
from jixiao.readers.errors import Unreadable
from jixiao.readers.sniff import read_bytes

MAGIC = [
    b"",
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"<html>",
    b"<?xml version='1.0'?>",
    b"\xff\xfe",
    b"\f",
]
SIGNS = "支出86.%,，。（）一、\t\n\r\f |│├─┼+-\"'<>&;#年 \u3000\u00ad\uf0b3≥"
few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def _without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


def tried(path: str, data: bytes) -> None:
    try:
        document = read_bytes(path, data)
    except Unreadable:
        return
    check(document, path)


@few
@given(st.sampled_from(MAGIC), st.binary(max_size=600), st.sampled_from(sorted(seeds())))
def test_chance_bytes(magic: bytes, data: bytes, name: str):
    tried(name, magic + data)


@few
@given(st.text(alphabet=SIGNS, max_size=300), st.sampled_from(["text.txt", "page.html", "table.csv"]))
def test_chance_text(text: str, name: str):
    tried(name, text.encode())


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_damaged_files_of_every_format(first: int):
    for number in range(first, first + 50):
        tried(*damaged(number))


@pytest.mark.parametrize("name", sorted(seeds()))
def test_the_files_to_be_damaged_are_sound(name: str):
    data = seeds()[name]
    if name.endswith((".rtf", ".odt")):
        with pytest.raises(Unreadable, match="没有安装 LibreOffice"):
            read_bytes(name, data)
    else:
        assert read_bytes(name, data).text.strip()
