"""Runs in the environment of docxtpl: a template of the same paragraphs and tables, rendered; prints seconds.

python _docxtpl_render.py TEMPLATE.docx CONTENT.json: styles are those of the template, its body is replaced by loops.
"""

import io
import json
import sys
import time
from pathlib import Path

from docx import Document
from docx.document import Document as Docx
from docxtpl import DocxTemplate

STYLES = {"heading 1": "Heading 1", "heading 2": "Heading 2", "heading 3": "Heading 3", "Title": "Title"}


def prepared(template: str, content: list[dict]) -> tuple[bytes, dict]:
    """The template with a tag for each paragraph and a row loop for each table, and what fills them."""
    document = Document(template)
    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    values: dict[str, object] = {}
    for number, block in enumerate(content):
        if "text" in block:
            document.add_paragraph(f"{{{{ p{number} }}}}", style=STYLES.get(block["style"], "Normal"))
            values[f"p{number}"] = block["text"]
        else:
            _loop(document, number, block["rows"])
            values[f"t{number}"] = block["rows"][1:]
    whole = io.BytesIO()
    document.save(whole)
    return whole.getvalue(), values


def _loop(document: Docx, number: int, rows: list[list[str]]) -> None:
    columns = len(rows[0])
    table = document.add_table(4, columns)
    for column, words in enumerate(rows[0]):
        table.cell(0, column).text = words
    table.cell(1, 0).text = f"{{%tr for row in t{number} %}}"
    for column in range(columns):
        table.cell(2, column).text = f"{{{{ row[{column}] }}}}"
    table.cell(3, 0).text = "{%tr endfor %}"


def main() -> None:
    data, values = prepared(sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")))
    quickest = float("inf")
    for _ in range(7):
        started = time.process_time()
        template = DocxTemplate(io.BytesIO(data))
        template.render(values, autoescape=True)
        template.save(io.BytesIO())
        quickest = min(quickest, time.process_time() - started)
    print(quickest)


if __name__ == "__main__":
    main()
