"""What a check costs grows with the length of the document, whatever it is made of: counted in calls, not in time."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from examples.build import one
from examples.source import texts
from jixiao import api
from jixiao.readers.encoding import decode

SHORT, LONG = 2, 8  # times all examples
FEW = 2000  # calls that are not worth a look
SLACK = 1.5


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The texts of all examples as one."""
    folder = tmp_path_factory.mktemp("examples")
    files = (one(text, folder, "txt") for text in texts())
    return "\n\n".join(decode(file.name, file.read_bytes()) for file in files)


def calls(text: str, folder: Path) -> Counter[str]:
    """How often each function is called while a text is read and checked."""
    file, counted = folder / "例.txt", Counter[str]()
    file.write_text(text, encoding="utf-8")

    def count(frame, event, _):
        if event == "call":
            counted[f"{frame.f_code.co_filename}:{frame.f_code.co_qualname}"] += 1

    sys.setprofile(count)
    try:
        api.check(api.extract(api.read(str(file))))
    finally:
        sys.setprofile(None)
    return counted


def test_nothing_is_done_more_often_than_the_document_is_longer(example, tmp_path):
    calls(example, tmp_path)  # what is made once
    short, long = calls(example * SHORT, tmp_path), calls(example * LONG, tmp_path)
    assert long.total() > 20 * FEW
    most = {name: max(FEW, short[name] * SLACK * LONG / SHORT) for name in long}
    assert {name: (short[name], often) for name, often in long.items() if often > most[name]} == {}
