"""Word files with the findings as comments, written where the command line says."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from jixiao.batch.commented import commented
from jixiao.check.checked import Checked
from jixiao.check.rule import Rule
from jixiao.cli.targets import commented_targets, write


def write_commented(files: Sequence[Checked], rules: Sequence[Rule], output: str) -> bool:
    """Write what can be; whether that was everything."""
    able = [file for file in files if file.format == "docx"]
    for file in files:
        if file not in able and not file.problem:
            click.echo(f"{file.path}：不是 docx，批注写不进去；请改用 --output-format html。", err=True)
    if not output and len(able) == 1 and not sys.stdout.isatty():
        click.echo(commented(able[0], Path(able[0].path).read_bytes(), rules), nl=False)
        return len(able) == len(files)
    for file, path in zip(able, commented_targets([file.path for file in able], output), strict=True):
        write(path, commented(file, Path(file.path).read_bytes(), rules))
        click.echo(f"已写入 {path}", err=True)
    return len(able) == len(files)
