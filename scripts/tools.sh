#!/usr/bin/env bash
# Programs some tests use and skip without: LibreOffice (doc, xls, wps), Chromium, PostgreSQL and a Chinese font.
# Tried once for each environment, by apt, as root only; JIXIAO_NO_APT=1 leaves the machine as it is.
set -u
cd "$(dirname "$0")/.."

missing=()
command -v soffice >/dev/null || missing+=(libreoffice-writer-nogui libreoffice-calc-nogui fonts-wqy-zenhei)
command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium fonts-wqy-zenhei)
command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
[ ${#missing[@]} = 0 ] && exit 0
tried=.venv/.tools-tried
if [ -e "$tried" ] || [ -n "${JIXIAO_NO_APT:-}" ]; then exit 0; fi
touch "$tried"
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "Not installed, so that some tests will be skipped: ${missing[*]}"
    exit 0
fi
echo "Installing for the tests: ${missing[*]} ..."
export DEBIAN_FRONTEND=noninteractive
quick=(-qq -o Acquire::Retries=1 -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20)
# The server that Debian starts with the package is not needed: scripts/postgres.sh starts its own.
if ! { timeout 120 apt-get update "${quick[@]}" &&
    RUNLEVEL=1 timeout 600 apt-get install -y "${quick[@]}" --no-install-recommends "${missing[@]}"; } >.venv/tools.log 2>&1; then
    echo "They could not be installed (see .venv/tools.log): those tests will be skipped."
fi
