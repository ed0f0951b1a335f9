"""Files to write: their names, and that none of them is a file to be checked."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

_NAMES = {"text": "检查结果.txt", "json": "检查结果.json", "sarif": "检查结果.sarif", "html": "检查结果.html"}


def is_folder(output: str) -> bool:
    """Whether a folder is meant: there is one, or the name ends like one."""
    return Path(output).is_dir() or output.endswith(("/", "\\"))


def target(output: str, kind: str) -> Path:
    """The file to write; a folder gets one with a name of ours."""
    return Path(output) / _NAMES[kind] if is_folder(output) else Path(output)


def commented_targets(inputs: Sequence[str], output: str) -> list[Path]:
    """Where the commented documents go: one to the path itself, several into a folder under their own names."""
    if len(inputs) == 1 and not is_folder(output):
        return [Path(output)]
    names: list[str] = []
    for name in inputs:
        stem, number = Path(name).stem, 1
        while (free := f"{stem}{'' if number == 1 else f'-{number}'}.docx") in names:
            number += 1
        names.append(free)
    return [Path(output) / name for name in names]


def refuse_inputs(targets: Sequence[Path], inputs: Sequence[str]) -> None:
    """Documents are never overwritten."""
    documents = {Path(name).resolve() for name in inputs}
    for path in targets:
        if path.resolve() in documents:
            raise click.UsageError(f"{path} 就是要检查的文件；请换一个名字，原文件不会被改动。")


def absolute(folder: str) -> str:
    """A folder whatever the current one; "" for none."""
    return str(Path(folder).resolve()) if folder else ""


def write(path: Path, content: str | bytes) -> None:
    """To a file, whose folder is made when it is missing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    except OSError as error:
        raise click.ClickException(f"不能写到 {path}：{error.strerror}") from None


def kind_of(output: str, formats: Sequence[str]) -> str:
    """The format a file name asks for, one of those there are."""
    kind = Path(output).suffix.lower().removeprefix(".")
    if kind not in formats:
        raise click.UsageError(
            f"{output}：这种表可以写成 {'、'.join(f'.{known}' for known in formats)} 文件；请改文件名。"
        )
    return kind


def write_new(files: Mapping[Path, bytes], *, force: bool) -> None:
    """All of them or none: beside the targets first, then renamed; a file that is there is kept unless `force`."""
    standing = [str(path) for path in files if path.exists()]
    if standing and not force:
        raise click.UsageError(f"已经有 {'、'.join(standing[:3])}；要覆盖请加 --force，或者换一个名字。")
    made: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            made[path] = path.with_name(f".{path.name}.part")
            made[path].write_bytes(content)
        for path, part in made.items():
            part.replace(path)
    except OSError as error:
        raise click.ClickException(f"不能写到 {error.filename}：{error.strerror}；原来的文件没有改动。") from None
    finally:
        for part in made.values():
            part.unlink(missing_ok=True)
