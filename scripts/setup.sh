#!/usr/bin/env bash
# Makes .venv with the locked packages and the command jixiao in it; does nothing when all of it stands already.
set -euo pipefail
cd "$(dirname "$0")/.."

python=""
for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11; do
    [ -n "$candidate" ] || continue
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Python 3.11 or later is needed and was not found. On Debian: apt-get install python3" >&2
    exit 1
fi

stamp=.venv/.made-from-$(cat requirements/dev.txt pyproject.toml | "$python" -c \
    'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest()[:16])')
if [ -e "$stamp" ] && [ -x .venv/bin/jixiao ] && .venv/bin/python -c 'import jixiao' 2>/dev/null; then
    exit 0
fi

apt_get() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
    else
        echo "Missing: $*. Install it with the package manager of this machine and run make again." >&2
        return 1
    fi
}

make_environment() {
    [ -x .venv/bin/python ] && .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' && return
    rm -rf .venv
    "$python" -m venv .venv >/dev/null 2>&1 && return
    # Debian keeps ensurepip in a package of its own; the pip outside can serve an environment without one.
    rm -rf .venv
    if "$python" -m pip --version >/dev/null 2>&1 && "$python" -m venv --without-pip .venv; then
        return
    fi
    apt_get python3-venv
    rm -rf .venv
    "$python" -m venv .venv
}

pip() {
    if .venv/bin/python -m pip --version >/dev/null 2>&1; then
        .venv/bin/python -m pip --disable-pip-version-check "$@"
    else
        "$python" -m pip --disable-pip-version-check --python .venv/bin/python "$@"
    fi
}

make_environment
pip install --quiet --require-hashes -r requirements/dev.txt
pip install --quiet --no-deps --no-index --no-build-isolation --editable .
.venv/bin/python -m compileall -q src # a first check starts as quickly as the next ones
rm -f .venv/.made-from-*
touch "$stamp"
echo "Ready: .venv/bin/jixiao"
