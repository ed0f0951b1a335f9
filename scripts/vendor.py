"""Fetch what the web serves to browsers from npm packages: python -m scripts.vendor (needs npm).

`src/jixiao/web/static/vendor/vendor.toml` names the packages and versions; the files are committed beside it with
their hashes, so that nothing is fetched when the program is installed or used.
"""

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

VENDOR = Path(__file__).parents[1] / "src" / "jixiao" / "web" / "static" / "vendor"
LIST = VENDOR / "vendor.toml"


def main() -> int:
    """Fetch every package at its version, write its files and the list anew."""
    packages = tomllib.loads(LIST.read_text(encoding="utf-8"))
    LIST.write_text("".join(entry(name, facts) for name, facts in packages.items()), encoding="utf-8")
    return 0


def entry(name: str, facts: dict[str, str]) -> str:
    """The lines of one package, after its file has been written."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["npm", "pack", "--silent", f"{name}@{facts['version']}"],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        with tarfile.open(Path(folder, packed)) as archive:
            package = json.loads(read(archive, "package/package.json"))
            files = [(path, without_map(read(archive, f"package/{path}"))) for path in facts["files"]]
    lines = [
        f"[{name}]",
        f'version = "{package["version"]}"',
        f'licence = "{package["license"]}"',
        f"files = {json.dumps([path for path, _ in files])}",
        "",
        f"[{name}.sha256]",
    ]
    for path, data in files:
        (VENDOR / Path(path).name).write_bytes(data)
        lines.append(f'"{Path(path).name}" = "{hashlib.sha256(data).hexdigest()}"')
    return "\n".join(lines) + "\n\n"


def read(archive: tarfile.TarFile, path: str) -> bytes:
    file = archive.extractfile(path)
    if file is None:
        raise SystemExit(f"{path} is not in the package")
    return file.read()


def without_map(data: bytes) -> bytes:
    """Without the last line that names a source map, which is not served."""
    kept = [line for line in data.rstrip().splitlines() if b"sourceMappingURL=" not in line[:40]]
    return b"\n".join(kept) + b"\n"


if __name__ == "__main__":
    sys.exit(main())
