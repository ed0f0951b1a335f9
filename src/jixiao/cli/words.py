"""click in Chinese: help pages in columns that fit wide characters, and errors that say what to type."""

import gc
import importlib
import sys
import traceback
from collections.abc import Iterator, Sequence
from inspect import cleandoc
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import click

from jixiao.check.output.columns import pad, width

_HELP = "显示这份说明。"
_FIRST = 34  # columns of the left side of a help page


class Command(click.Command):
    """A command whose help page and errors are Chinese."""

    def get_help(self, ctx: click.Context) -> str:
        return "\n".join(_help(self, ctx))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = _HELP
        return option


class Group(click.Group):
    """Commands that are imported when they are asked for: the module of a name holds `command`, or what follows :."""

    def __init__(self, *args: Any, modules: dict[str, str] | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self._modules = modules or {}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in self._modules:
            return None
        module, _, name = self._modules[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name or "command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self._modules and not args[0].startswith("-"):
            raise click.UsageError(f"没有 {args[0]} 这个命令；可用的有 {'、'.join(self._modules)}。", ctx)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        return "\n".join(_help(self, ctx))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = _HELP
        return option

    def main(self, *args: Any, **more: Any) -> NoReturn:
        """Run and leave with the exit code; no traceback for what the user can mend."""
        more["standalone_mode"] = False
        gc.set_threshold(100_000)  # thousands of records and hardly a circle: looking for circles costs 5 % of a check
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")  # a console that cannot show a sign shows ? instead
        try:
            code = super().main(*args, **more)
        except click.exceptions.NoArgsIsHelpError as page:
            click.echo(page.format_message())
            sys.exit(0)
        except click.ClickException as error:
            click.echo("".join(_complaint(error)), err=True)
            sys.exit(2)
        except (click.Abort, KeyboardInterrupt):
            click.echo("\n已中断。", err=True)
            sys.exit(130)
        except Exception as error:  # noqa: BLE001 - the last door: no traceback reaches a user
            click.echo(_breakdown(error), err=True)
            sys.exit(2)
        sys.exit(code if isinstance(code, int) else 0)


class Choice(click.Choice[str]):
    """One of a few words, with a Chinese complaint."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in self.choices:
            self.fail(f"{value} 不在可选之列；请用 {'、'.join(self.choices)} 之一", param, ctx)
        return str(value)


class Whole(click.ParamType[int]):
    """A whole number between two others."""

    name = "number"

    def __init__(self, low: int, high: int) -> None:
        self._low, self._high = low, high

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if not str(value).isdecimal() or not self._low <= int(value) <= self._high:
            self.fail(f"{value} 不行；请写 {self._low} 到 {self._high} 之间的整数", param, ctx)
        return int(value)


def _help(command: click.Command, ctx: click.Context) -> Iterator[str]:
    yield f"用法：{ctx.command_path} {' '.join(_pieces(command, ctx))}"
    if command.help:
        yield ""
        yield from (f"  {line}".rstrip() for line in cleandoc(command.help).splitlines())
    if isinstance(command, click.Group):
        yield "\n命令："
        for name in command.list_commands(ctx):
            found = command.get_command(ctx, name)
            yield _row(name, (found.short_help or "") if found else "")
    yield "\n选项："
    for parameter in command.get_params(ctx):
        if isinstance(parameter, click.Option) and not parameter.hidden:
            yield _row(_names(parameter, ctx), parameter.help or "")


def _pieces(command: click.Command, ctx: click.Context) -> Iterator[str]:
    yield "[选项]"
    if isinstance(command, click.Group):
        yield "命令 …"
    for parameter in command.get_params(ctx):
        if isinstance(parameter, click.Argument):
            yield parameter.make_metavar(ctx)


def _names(option: click.Option, ctx: click.Context) -> str:
    names = ", ".join([*option.opts, *option.secondary_opts])
    return names if option.is_flag or option.count else f"{names} {option.make_metavar(ctx)}"


def _row(left: str, right: str) -> str:
    if width(left) > _FIRST - 2:
        return f"  {left}\n  {' ' * _FIRST}{right}"
    return f"  {pad(left, _FIRST)}{right}"


def _breakdown(error: Exception) -> str:
    """One line to hand to the maintainers: what happened, and where in the program."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    return f"程序出错，请把这一行告诉维护者：{type(error).__name__}: {error}（{Path(at.filename).name}:{at.lineno}）"


def _complaint(error: click.ClickException) -> Iterator[str]:
    yield f"出错：{_words(error)}"
    if isinstance(error, click.UsageError) and error.ctx:
        yield f"\n用法见：{error.ctx.command_path} --help"


def _words(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            near = f"；是不是 {_listed(error.possibilities)}" if error.possibilities else ""
            return f"没有 {error.option_name} 这个选项{near}。"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} 的用法不对：它后面要跟一个值，或者不应跟值。"
        case click.MissingParameter():
            return f"还缺 {error.param.make_metavar(error.ctx) if error.param and error.ctx else '参数'}。"
        case click.BadParameter() if error.param:
            return f"{_listed(error.param.opts)}：{error.message}。"
        case _:
            return error.format_message()


def _listed(names: Sequence[str] | None) -> str:
    return "、".join(names or ())
