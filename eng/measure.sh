# What eng/demo and eng/bench share: a verb of Konquista.Bench on a fresh PostgreSQL of its own; sourced.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

measure() { # VERB ARGUMENTS
  local home=$checkout/.konquista/$1
  mkdir -p "$home"
  exec 9> "$home/run.lock"
  flock -n 9 || refuse "eng/$1 already runs from this checkout."
  need_dotnet
  need_postgres
  need_node
  build Konquista.sln release
  # shellcheck disable=SC2064
  trap "postgres_down '$home' 9>&-" EXIT
  trap 'exit 130' INT TERM HUP
  postgres_up "$home" --fresh 9>&-
  export ConnectionStrings__Konquista=$database
  konquista_silo migrate >&2 9>&-
  KONQUISTA_SILO=$(executable Konquista.Silo) KONQUISTA_WEB=$(executable Konquista.Web) \
    KONQUISTA_SANDBOX=$(executable Konquista.Sandbox) \
    "$(executable Konquista.Bench)" "$@" 9>&-
}
