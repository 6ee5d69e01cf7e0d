#!/usr/bin/env bash
# curl: a token, a person in, what stands, and what happens from then on. Needs CLIENT_ID and CLIENT_SECRET.
set -euo pipefail
site=https://konquista.example
kept=konquista.cursor # where you went on to read; keep it where it survives you

field() { sed -nE "s/.*\"$1\":\"([^\"]*)\".*/\1/p"; } # the last text of that name in one line of JSON
ask() { # QUERY VARIABLES [OPTIONS OF CURL]
  curl -sSN "$site/graphql" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
    -d "{\"query\":\"$1\",\"variables\":$2}" "${@:3}"
}

# 1. A token, good for ten minutes.
token=$(curl -sS --fail "$site/api/v1/token" -u "$CLIENT_ID:$CLIENT_SECRET" -d grant_type=client_credentials | field access_token)

# 2. A person comes in. Asked again under the same key, it is answered the same and changes nothing.
lead=$(curl -sS --fail "$site/api/v1/leads" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
  -H 'Idempotency-Key: order-4711' -d '{"name":"Maria Souza","phone":"11 98765-4321","tags":["MOEMA"]}' | field leadId)

# 3. How they stand now.
ask 'query($id: ID!) { lead(id: $id) { name standing campaign { name } lastMessage { state } } }' "{\"id\":\"$lead\"}"
echo

# 4. What happens to them from the kept cursor on, one fact a line; the first time, from the beginning.
if [[ ! -s $kept ]]; then
  ask 'query($id: ID!) { feed(leadId: $id, first: 1) { endCursor } }' "{\"id\":\"$lead\"}" | field endCursor > "$kept"
fi
follow='subscription($id: ID!, $after: String) { feed(leadId: $id, after: $after) { cursor kind message { state } } }'
ask "$follow" "{\"id\":\"$lead\",\"after\":\"$(< "$kept")\"}" -H 'Accept: text/event-stream' |
  while read -r line; do
    if [[ $line == 'data: {'* ]]; then
      echo "${line#data: }"
      field cursor <<< "$line" > "$kept"
    fi
  done
