"""Where the results go: the screen, a file, or a folder of commented documents. Inputs are never overwritten."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from jixiao.check.checked import Checked, Notice
from jixiao.check.rule import Rule
from jixiao.cli.targets import commented_targets, is_folder, refuse_inputs, target, write


def check_output(kind: str, output: str, inputs: Sequence[str]) -> None:
    """Refuse before the work what could not be written after it."""
    screen = sys.stdout.isatty()
    if kind == "html" and not output and screen:
        raise click.UsageError("html 请写到文件：加上 -o 检查结果.html")
    if kind == "docx" and not output and (screen or len(inputs) > 1):
        raise click.UsageError("docx 请写到文件：加上 -o 批注.docx；几个文件请给文件夹，如 -o 批注/")
    if kind == "docx" and len(inputs) > 1 and Path(output).suffix and not is_folder(output):
        raise click.UsageError(f"有几个文件，-o 应是文件夹，如 {Path(output).stem}/")
    if output:
        refuse_inputs(commented_targets(inputs, output) if kind == "docx" else [target(output, kind)], inputs)


def deliver(files: Sequence[Checked], notices: Sequence[Notice], rules: Sequence[Rule], kind: str, output: str) -> bool:
    """Write the results in the format asked for; whether all could be written. `rules` are those that ran."""
    if kind == "docx":
        from jixiao.cli.commented import write_commented

        written = write_commented(files, rules, output)
        _say(files, notices)
        return written
    if not output:
        _print(_render(files, notices, rules, kind), kind)
        return True
    path = target(output, kind)
    write(path, _render(files, notices, rules, kind, colour=False))
    click.echo(f"已写入 {path}", err=True)
    if kind != "text":
        _say(files, notices)
    return True


def _render(
    files: Sequence[Checked], notices: Sequence[Notice], rules: Sequence[Rule], kind: str, *, colour: bool | None = None
) -> str:
    match kind:
        case "json":
            from jixiao.check.output.json import write_json

            return write_json(files, notices)
        case "sarif":
            from jixiao import __version__
            from jixiao.check.output.sarif import write_sarif

            return write_sarif(files, rules, __version__)
        case "html":
            from jixiao.check.output.html.page import write_html

            return write_html(files, rules, notices)
        case _:
            from jixiao.check.output.text import Screen, write_text

            terminal = sys.stdout.isatty()
            columns = _columns() if terminal else 100
            return write_text(files, notices, Screen(max(60, columns), terminal if colour is None else colour))


def _columns() -> int:
    from shutil import get_terminal_size

    return get_terminal_size((100, 24)).columns


def _print(text: str, kind: str) -> None:
    """To standard output; what is read by programs is UTF-8 whatever the terminal is set to."""
    if kind == "text":
        click.echo(text, nl=False)
    else:
        click.echo(text.encode(), nl=False)


def _say(files: Sequence[Checked], notices: Sequence[Notice]) -> None:
    """What could not be checked and the summary, for a person, while the results went elsewhere."""
    from jixiao.check.output.text import summary, unread

    click.echo("\n".join((*unread(files), *summary(files, notices))), err=True)
