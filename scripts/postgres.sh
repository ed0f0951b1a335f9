#!/usr/bin/env bash
# Runs a command with DATABASE_URL leading to a throw-away PostgreSQL on loopback, as an unprivileged user:
#   scripts/postgres.sh .venv/bin/python -m pytest tests/web
# Uses the server that DATABASE_URL already names. Where PostgreSQL is not installed it says so and ends with 0.
set -euo pipefail
[ -n "${DATABASE_URL:-}" ] && exec "$@"

bin=$(dirname "$(command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -1)" 2>/dev/null || true)
if [ -z "$bin" ] || [ ! -x "$bin/initdb" ]; then
    echo "PostgreSQL is not installed: its tests are skipped."
    exit 0
fi
as=()
folder=$(mktemp -d)
if [ "$(id -u)" = 0 ]; then # initdb refuses to run as root
    user=$(id -un postgres 2>/dev/null || echo nobody)
    chown "$user" "$folder"
    as=(setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups env HOME="$folder")
fi
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
stop() {
    (cd / && "${as[@]}" "$bin/pg_ctl" --pgdata="$folder/data" --mode=immediate --silent stop) || true
    rm -rf "$folder"
}
trap stop EXIT
cd_root() { (cd / && "${as[@]}" "$@"); }
cd_root "$bin/initdb" --pgdata="$folder/data" --username=jixiao --auth=trust --encoding=UTF8 --locale=C --no-sync >"$folder.log"
rm -f "$folder.log"
cd_root "$bin/pg_ctl" --pgdata="$folder/data" --silent --wait --log="$folder/log" \
    --options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories= -c fsync=off" start
export DATABASE_URL="postgresql://jixiao@127.0.0.1:$port/postgres"
PATH="$bin:$PATH" "$@"
