# The child processes of a command, in the order they were started; sourced after lib.sh.
names=()
pids=()

secret() { head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n'; }

answers() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }

need_free_port() { # PORT NAME
  if answers "$1"; then refuse "Port $1, which $2 needs, is taken: stop the program that listens there."; fi
}

# In a session of their own, children do not see the terminal's Ctrl+C: we stop them, in order.
start_child() { # NAME PROGRAM [ARGUMENTS]
  local name=$1
  shift
  say "Starting $name …"
  (cd "$(dirname "$1")" && exec setsid "$@") > "$checkout/.konquista/logs/$name.log" 2>&1 < /dev/null 9>&- &
  names+=("$name")
  pids+=($!)
}

need_children() {
  local i
  for i in "${!pids[@]}"; do
    if ! kill -0 "${pids[i]}" 2> /dev/null; then
      refuse "${names[i]} has stopped unexpectedly; its log is .konquista/logs/${names[i]}.log."
    fi
  done
}

wait_for_port() { # PORT NAME
  local tries
  for ((tries = 0; tries < 300; tries++)); do
    need_children
    if answers "$1"; then return; fi
    pause 0.2
  done
  refuse "$2 does not answer on port $1; its log is .konquista/logs/$2.log."
}

watch_children() {
  while :; do
    need_children
    pause 1
  done
}

# A pause that a signal ends at once.
pause() {
  sleep "$1" 9>&- &
  wait $! || true
}

# The last started first; each gets half a minute to end by itself.
stop_all() {
  trap '' INT TERM HUP
  local i tries
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
    if ! kill -TERM "${pids[i]}" 2> /dev/null; then continue; fi
    for ((tries = 0; tries < 150; tries++)); do
      if ! kill -0 "${pids[i]}" 2> /dev/null; then break; fi
      sleep 0.2
    done
    if kill -KILL "${pids[i]}" 2> /dev/null; then say "${names[i]} had to be killed."; fi
  done
}
