#!/usr/bin/env bash
# Writes requirements/ from pyproject.toml: exact versions with hashes, no address of any registry.
set -euo pipefail
cd "$(dirname "$0")/.."
lock() {
    uv pip compile --quiet --universal --python-version 3.11 --upgrade --generate-hashes \
        --no-header --no-annotate --no-emit-index-url pyproject.toml "$@"
}
lock --output-file requirements/run.txt
lock --extra web --extra postgres --output-file requirements/web.txt
lock --extra web --extra postgres --extra sso --output-file requirements/sso.txt
lock --extra dev --extra web --extra postgres --extra sso --output-file requirements/dev.txt
