# Shared by the commands of eng/; sourced, never run.
set -euo pipefail

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$checkout"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$*" >&2; }

# refuse SENTENCE [EXIT CODE]
refuse() {
  say "$1"
  exit "${2:-1}"
}

install() { # PACKAGES, with the sentence for machines where we may not
  local as_root=()
  if ! command -v apt-get > /dev/null; then refuse "$2"; fi
  if [[ $(id -u) != 0 ]]; then
    if ! sudo -n true 2> /dev/null; then refuse "$2"; fi
    as_root=(sudo -n)
  fi
  say "Installing $1 …"
  local log
  log=$(mktemp)
  # shellcheck disable=SC2086
  if ! { "${as_root[@]}" apt-get update -q && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -qy --no-install-recommends $1; } > "$log" 2>&1; then
    refuse "Installing $1 failed; the log is $log."
  fi
  rm -f "$log"
}

need_dotnet() {
  if ! command -v dotnet > /dev/null || ! dotnet --version > /dev/null 2>&1; then
    refuse "The .NET 10 SDK is missing: install it from https://dot.net/download, then try again."
  fi
}

need_postgres() {
  if compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || compgen -G '/usr/pgsql-*/bin/initdb' > /dev/null ||
    compgen -G '/opt/homebrew/opt/postgresql@*/bin/initdb' > /dev/null || command -v initdb > /dev/null; then return; fi
  install postgresql "PostgreSQL 14 or newer is missing: install its server programs (Debian, Ubuntu: apt-get install postgresql)."
}

need_node() {
  local version
  version=$(node --version 2> /dev/null || echo v0)
  version=${version#v}
  if ((${version%%.*} >= 18)) && command -v npm > /dev/null; then return; fi
  install "nodejs npm" "Node 18 or newer with npm is missing: install it (Debian, Ubuntu: apt-get install nodejs npm)."
}

need_chromium() {
  if command -v chromium > /dev/null || command -v chromium-browser > /dev/null || command -v google-chrome > /dev/null; then return; fi
  install chromium "Chromium is missing: install it (Debian: apt-get install chromium)."
}

# What programs of docs/examples are written for, besides .NET and Node.
need_python() {
  if command -v python3 > /dev/null; then return; fi
  install python3 "Python 3 is missing: install it (Debian, Ubuntu: apt-get install python3)."
}

need_curl() {
  if command -v curl > /dev/null; then return; fi
  install curl "curl is missing: install it (Debian, Ubuntu: apt-get install curl)."
}

# build TARGET debug|release
build() {
  local log
  log=$(mktemp)
  say "Building …"
  if ! dotnet build "$1" -c "${2^}" -v quiet > "$log" 2>&1; then
    grep -E 'error|Error' "$log" | sort -u | head -20 >&2 || tail -20 "$log" >&2
    refuse "The build failed; the log is $log."
  fi
  rm -f "$log"
}

configuration=${configuration:-release}
executable() { echo "$checkout/artifacts/bin/$1/$configuration/$1"; }
konquista_silo() { "$(executable Konquista.Silo)" "$@"; }

# postgres_up ROOT [--fresh] leaves the server running and its connection string in $database
postgres_up() {
  database=$(konquista_silo postgres start --root "$@" | tail -n 1)
}

postgres_down() { konquista_silo postgres stop --root "$1" || say "PostgreSQL in $1 could not be stopped."; }
