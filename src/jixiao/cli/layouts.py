"""Layouts and norms for the commands on forms; complaints are Chinese."""

from typing import TYPE_CHECKING

import click

from jixiao.cli.targets import absolute

if TYPE_CHECKING:
    from jixiao.forms.layout import Layout
    from jixiao.norms.resolve import Norms


def found_layouts(folder: str) -> "tuple[dict[str, Layout], Norms]":
    """Every layout by name, and the norms they are listed with."""
    from jixiao.forms.load import layouts
    from jixiao.norms.load import NormError
    from jixiao.norms.resolve import folder_of, norms_of

    user = absolute(folder_of(folder))
    try:
        return layouts(user), norms_of(user)
    except NormError as error:
        raise click.ClickException(str(error)) from None


def found_layout(name: str, folder: str) -> "Layout":
    """The layout of this name, or of the one title the word stands in."""
    from jixiao.forms.load import named
    from jixiao.norms.load import NormError

    known, _ = found_layouts(folder)
    try:
        return named(name, known)
    except NormError as error:
        raise click.ClickException(str(error)) from None
