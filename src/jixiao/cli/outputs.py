"""Where the results go: the screen, a file, or a folder of commented documents. Inputs are never overwritten."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from jixiao.check.checked import Checked, Notice

_NAMES = {"text": "检查结果.txt", "json": "检查结果.json", "sarif": "检查结果.sarif", "html": "检查结果.html"}


def check_output(kind: str, output: str, inputs: Sequence[str]) -> None:
    """Refuse before the work what could not be written after it."""
    if kind == "html" and not output and sys.stdout.isatty():
        raise click.UsageError("html 请写到文件：加上 -o 检查结果.html")
    if kind == "docx":
        folder = Path(output).is_dir() or output.endswith(("/", "\\"))
        if not output and (len(inputs) > 1 or sys.stdout.isatty()):
            raise click.UsageError("docx 请写到文件或文件夹：加上 -o 批注.docx；几个文件须给文件夹")
        if output and len(inputs) > 1 and Path(output).suffix and not folder:
            raise click.UsageError(f"有几个文件，-o {output} 应是文件夹；在后面加一个 /")
        for name in inputs:
            _refuse_input(
                Path(output) / f"{Path(name).stem}.docx" if folder or len(inputs) > 1 else Path(output), inputs
            )
    elif output:
        _refuse_input(target(output, kind), inputs)


def target(output: str, kind: str) -> Path:
    """The file to write; a folder gets one with a name of ours."""
    path = Path(output)
    return path / _NAMES[kind] if path.is_dir() or output.endswith(("/", "\\")) else path


def _refuse_input(path: Path, inputs: Sequence[str]) -> None:
    if path.exists() and any(Path(name).exists() and path.samefile(name) for name in inputs):
        raise click.UsageError(f"-o {path} 就是要检查的文件；请换一个名字，原文件不会被改动。")


def deliver(files: Sequence[Checked], notices: Sequence[Notice], kind: str, output: str) -> bool:
    """Write the results in the format asked for; whether all could be written."""
    if kind == "docx":
        from jixiao.cli.commented import write_commented

        written = write_commented(files, output)
        _say(files, notices)
        return written
    if not output:
        _print(_render(files, notices, kind), kind)
        return True
    path = target(output, kind)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_render(files, notices, kind, colour=False), encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.ClickException(f"不能写到 {path}：{error.strerror}") from None
    click.echo(f"已写入 {path}", err=True)
    if kind != "text":
        _say(files, notices)
    return True


def _render(files: Sequence[Checked], notices: Sequence[Notice], kind: str, *, colour: bool | None = None) -> str:
    match kind:
        case "json":
            from jixiao.check.output.json import write_json

            return write_json(files, notices)
        case "sarif":
            from importlib.metadata import version

            from jixiao.check.output.sarif import write_sarif

            return write_sarif(files, version("jixiao"))
        case "html":
            from jixiao.check.output.html.page import write_html

            return write_html(files, notices)
        case _:
            from jixiao.check.output.text import Screen, write_text

            terminal = sys.stdout.isatty()
            columns = shutil.get_terminal_size((100, 24)).columns if terminal else 100
            return write_text(files, notices, Screen(max(60, columns), terminal if colour is None else colour))


def _print(text: str, kind: str) -> None:
    """To standard output; what is read by programs is UTF-8 whatever the terminal is set to."""
    if kind == "text":
        click.echo(text, nl=False)
    else:
        click.echo(text.encode(), nl=False)


def _say(files: Sequence[Checked], notices: Sequence[Notice]) -> None:
    """The summary, for a person, while the results went elsewhere."""
    from jixiao.check.output.text import summary

    click.echo("\n".join(summary(files, notices)), err=True)
