#!/usr/bin/env bash
# Programs some tests use and skip without: LibreOffice (doc, xls, wps) and a Chinese font.
# Tried once for each environment, by apt, as root only; JIXIAO_NO_APT=1 leaves the machine as it is.
set -u
cd "$(dirname "$0")/.."

command -v soffice >/dev/null && exit 0
tried=.venv/.tools-tried
if [ -e "$tried" ] || [ -n "${JIXIAO_NO_APT:-}" ]; then exit 0; fi
touch "$tried"
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "LibreOffice is not installed: tests of doc, xls and wps will be skipped."
    exit 0
fi
echo "Installing LibreOffice for the tests of doc, xls and wps ..."
export DEBIAN_FRONTEND=noninteractive
quick=(-qq -o Acquire::Retries=1 -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20)
if ! { timeout 120 apt-get update "${quick[@]}" &&
    timeout 600 apt-get install -y "${quick[@]}" --no-install-recommends \
        libreoffice-writer-nogui libreoffice-calc-nogui fonts-wqy-zenhei; } >.venv/tools.log 2>&1; then
    echo "LibreOffice could not be installed (see .venv/tools.log): those tests will be skipped."
fi
