"""The command `jixiao`. Nothing heavy is imported before a command needs it."""

import click

from jixiao import __version__
from jixiao.cli.words import Group

COMMANDS = (
    "check", "explain", "rules", "extract", "gather", "score", "form", "report", "trace", "verify",
    "compare", "norms", "schema", "serve", "manage",
)  # fmt: skip


def _version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"jixiao {__version__}")
        ctx.exit()


@click.group(cls=Group, modules={name: f"jixiao.cli.{name}" for name in COMMANDS}, no_args_is_help=True)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="显示版本。")
def main() -> None:
    """绩效：检查预算绩效文件，给绩效自评打分，写出每个数字都能追溯的报告。"""


if __name__ == "__main__":
    main()
