"""Everything in one file: the database and the uploads, with what they hold, so that a restore can be tested.

SQLite is copied by its own backup, PostgreSQL by pg_dump and pg_restore.
"""

import hashlib
import json
import os
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from jixiao import __version__
from jixiao.web.kit.refused import Refused
from jixiao.web.site.jobs import LONGEST

FOLDER = "backups"
KEPT = 14
_DATABASE, _MANIFEST, _FILES = "database", "manifest.json", "files"
_RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: written when it is made, counted again when it is tested."""

    version: str
    made_at: str
    engine: str
    database_sha256: str
    rows: dict[str, int]
    files: int


def make_backup(target: Path | None = None) -> Path:
    """Write a backup; without a target into the data folder, where the newest ones are kept."""
    now = timezone.localtime()
    file = target or settings.DATA / FOLDER / f"jixiao-{now:%Y%m%d-%H%M%S}.tar.gz"
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        copy = Path(folder, _DATABASE)
        _dump(copy)
        uploads = sorted(path for path in settings.FILES.rglob("*") if path.is_file())
        manifest = Manifest(__version__, now.isoformat(), connection.vendor, _sha(copy), _counts(), len(uploads))
        Path(folder, _MANIFEST).write_text(json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
        unfinished = Path(folder, "backup.tar.gz")
        with tarfile.open(unfinished, "w:gz", compresslevel=5) as archive:
            archive.add(Path(folder, _MANIFEST), _MANIFEST)
            archive.add(copy, _DATABASE)
            for path in uploads:
                archive.add(path, f"{_FILES}/{path.relative_to(settings.FILES).as_posix()}")
        unfinished.chmod(0o600)
        unfinished.replace(file)
    for old in _own()[:-KEPT]:
        old.unlink()
    return file


def last_backup() -> datetime | None:
    """When the newest backup of the data folder was made."""
    own = _own()
    return _changed(own[-1]) if own else None


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup in the data folder; `manifest` is None where it cannot be read."""

    file: Path
    made_at: datetime
    size: int
    manifest: Manifest | None

    @property
    def name(self) -> str:
        return self.file.name

    @property
    def row_count(self) -> int:
        return sum(self.manifest.rows.values()) if self.manifest else 0


def kept_backups() -> list[Kept]:
    """What is in the data folder, the newest first; those made before a restore too."""
    files = (settings.DATA / FOLDER).glob("*.tar.gz")
    found = [Kept(file, _changed(file), file.stat().st_size, _manifest(file)) for file in files]
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def _changed(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _manifest(file: Path) -> Manifest | None:
    """Its first part, without unpacking the rest."""
    try:
        with tarfile.open(file, "r:gz") as archive:
            first = archive.next()
            opened = archive.extractfile(first) if first and first.name == _MANIFEST else None
            return Manifest(**json.loads(opened.read())) if opened else None
    except (OSError, tarfile.TarError, EOFError, ValueError, TypeError):
        return None


def mark_running() -> Path:
    """From when a backup is asked for until it is made, so that a page can tell."""
    mark: Path = settings.DATA / FOLDER / _RUNNING
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()
    return mark


@contextmanager
def running() -> Iterator[None]:
    mark = mark_running()
    try:
        yield
    finally:
        mark.unlink(missing_ok=True)


def is_running() -> bool:
    """A mark older than the longest job was left by one that was killed."""
    mark = settings.DATA / FOLDER / _RUNNING
    return mark.exists() and timezone.now() - _changed(mark) < LONGEST


def _own() -> list[Path]:
    return sorted((settings.DATA / FOLDER).glob("jixiao-*.tar.gz"))


def try_restore(file: Path) -> Manifest:
    """Unpack a backup aside and count what is in it against its manifest; raises Refused where they differ."""
    with tempfile.TemporaryDirectory() as folder:
        manifest = _unpack(file, Path(folder))
        copy = Path(folder, _DATABASE)
        if manifest.engine == "sqlite":
            found = _sqlite_counts(copy, manifest.rows)
            if found != manifest.rows:
                raise Refused(f"备份里的行数与清单不符：{_differences(manifest.rows, found)}")
        else:
            _run("pg_restore", "--list", str(copy))
        uploads = sum(1 for path in Path(folder, _FILES).rglob("*") if path.is_file())
        if uploads != manifest.files:
            raise Refused(f"备份里应有 {manifest.files} 个上传的文件，只有 {uploads} 个。")
    return manifest


def restore(file: Path) -> Manifest:
    """Put a backup in the place of what is there, after it was tested; what was there is backed up first."""
    manifest = try_restore(file)
    if manifest.engine != connection.vendor:
        raise Refused(f"这份备份是 {manifest.engine} 的，现在用的是 {connection.vendor}；请改 DATABASE_URL。")
    make_backup(settings.DATA / FOLDER / f"before-restore-{timezone.localtime():%Y%m%d-%H%M%S}.tar.gz")
    with tempfile.TemporaryDirectory(dir=settings.DATA) as folder:
        _unpack(file, Path(folder))
        _load(Path(folder, _DATABASE))
        old, new = Path(folder, "replaced"), Path(folder, _FILES)
        new.mkdir(exist_ok=True)
        if settings.FILES.exists():
            settings.FILES.replace(old)
        new.replace(settings.FILES)
    return manifest


def _unpack(file: Path, folder: Path) -> Manifest:
    """The parts of a backup into a folder; raises Refused when it is none, or damaged."""
    try:
        with tarfile.open(file, "r:gz") as archive:
            archive.extractall(folder, filter="data")
        manifest = Manifest(**json.loads((folder / _MANIFEST).read_text()))
    except (OSError, tarfile.TarError, EOFError, ValueError, TypeError) as error:
        raise Refused(f"{file} 不是备份文件，或已损坏（{error}）。") from None
    if _sha(folder / _DATABASE) != manifest.database_sha256:
        raise Refused(f"{file} 里的数据库与清单的校验值不符，文件已损坏。")
    return manifest


def _counts() -> dict[str, int]:
    """Rows of every table of ours."""
    tables = [model._meta.db_table for model in apps.get_models(include_auto_created=True)]
    with connection.cursor() as cursor:
        found = {}
        for table in sorted(set(tables)):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names of models
            found[table] = int(cursor.fetchone()[0])
    return found


def _sqlite_counts(file: Path, tables: dict[str, int]) -> dict[str, int]:
    with closing(sqlite3.connect(file)) as copy:
        if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise Refused("备份里的数据库不完整。")
        return {table: int(copy.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]) for table in tables}  # noqa: S608


def _differences(stated: dict[str, int], found: dict[str, int]) -> str:
    return "；".join(
        f"{table} 应为 {rows}，实为 {found[table]}" for table, rows in stated.items() if found[table] != rows
    )


def _dump(target: Path) -> None:
    if connection.vendor == "sqlite":
        # Where somebody holds the database this fails after a while; sqlite's own backup would wait for ever.
        with closing(sqlite3.connect(connection.settings_dict["NAME"])) as live:
            live.execute("VACUUM INTO ?", (str(target),))
        return
    _run("pg_dump", "--format=custom", "--no-owner", f"--file={target}")


def _load(copy: Path) -> None:
    connections.close_all()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(copy)) as kept, closing(sqlite3.connect(connection.settings_dict["NAME"])) as live:
            kept.backup(live)
        return
    _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", f"--dbname={_name()}", str(copy))


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _run(program: str, *arguments: str) -> None:
    """A program of PostgreSQL, told where the database is by its environment."""
    facts = connection.settings_dict
    given = {"PGHOST": facts["HOST"], "PGPORT": facts["PORT"], "PGUSER": facts["USER"], "PGPASSWORD": facts["PASSWORD"]}
    environment = os.environ | {name: str(value) for name, value in given.items() if value} | {"PGDATABASE": _name()}
    try:
        done = subprocess.run([program, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise Refused(f"没有找到 {program}；请安装 PostgreSQL 的客户端程序。") from None
    if done.returncode:
        raise Refused(f"{program} 失败：{done.stderr.strip()[-300:]}")


def _sha(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
