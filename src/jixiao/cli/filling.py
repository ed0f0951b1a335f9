"""Filled forms as files to write: one file, or one for each program in a folder."""

from pathlib import Path

import click

from jixiao.cli.targets import absolute, is_folder, kind_of
from jixiao.dossier.scoresheet import DepartmentScores
from jixiao.dossier.workpaper import Workpaper
from jixiao.forms.fill import fill, fill_each
from jixiao.forms.grid import FormError
from jixiao.forms.layout import Layout
from jixiao.units.regex import regex

_MOST_TOLD = 10
_BAD_NAME = regex(r'[\\/:*?"<>|\s]+')


def fill_files(
    layout: Layout, papers: Workpaper, output: str, scores: DepartmentScores | None = None
) -> dict[Path, bytes]:
    """Everything is made before anything is written."""
    try:
        if not is_folder(output):
            kind = kind_of(output, layout.formats)
            return {Path(output): fill(layout, papers, scores, kind)}
        kind, files = layout.formats[0], dict[Path, bytes]()
        for name, content in fill_each(layout, papers, scores, kind):
            files[_unlike(Path(output), _BAD_NAME.sub("", name) or layout.title, kind, files)] = content
        return files
    except FormError as error:
        raise click.ClickException(str(error)) from None


def scores_for(layout: Layout, papers: Workpaper, norms: str, place: str, year: int) -> DepartmentScores | None:
    """The scores of a form that shows some."""
    if not layout.shows_scores:
        return None
    from jixiao import api
    from jixiao.norms.toml import NormError

    try:
        return api.score(papers, place=place, year=year, norms=absolute(norms))
    except NormError as error:
        raise click.ClickException(str(error)) from None


def open_scores(scores: DepartmentScores | None) -> list[str]:
    """What must be supplied before every line can be scored."""
    lines = [(sheet, line) for sheet in (scores.sheets if scores else ()) for line in sheet.lines if line.missing]
    told = [f"没有计分 {sheet.subject}·{line.subject}：{'；'.join(line.missing)}" for sheet, line in lines[:_MOST_TOLD]]
    return told + ([f"另有 {len(lines) - _MOST_TOLD} 处；jixiao score 列出全部。"] if len(lines) > _MOST_TOLD else [])


def _unlike(folder: Path, name: str, kind: str, taken: dict[Path, bytes]) -> Path:
    number, path = 1, folder / f"{name}.{kind}"
    while path in taken:
        number += 1
        path = folder / f"{name}-{number}.{kind}"
    return path
