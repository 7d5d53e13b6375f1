#!/usr/bin/env bash
# Does the server keep to its own document? Schemathesis reads /openapi.json of a running demo and asks everything in it,
# sensible and senseless, as the owner, as somebody at work on a device, and as nobody. No answer may be a failure of ours
# (5xx) or one that the document does not tell of. A logo is a file, which the tool cannot make up: tests/api/logo.rs sends some.
#
#     tests/contract.sh [EXAMPLES]      how many made-up requests for each operation and caller (3 unless told)
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD

examples=${1:-3}
timbro=${TIMBRO:-target/debug/timbro}
tools=$root/target/contract
version=4.32.0

if [ "$("$tools/bin/schemathesis" --version 2>/dev/null | grep -o '[0-9.]*$')" != "$version" ]; then
  python3 -m venv "$tools"
  "$tools/bin/pip" --quiet --disable-pip-version-check install "schemathesis==$version"
fi

folder=$(mktemp -d)
server=
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT

# A server of its own for each caller: what one of them ends or revokes shall not silence the next.
serve() {
  [ -z "$server" ] || { kill "$server"; wait "$server" 2>/dev/null || true; }
  cp -r "$folder/made" "$folder/$1"
  "$timbro" demo --json --listen 127.0.0.1:0 --data "$folder/$1" >"$folder/$1.json" 2>"$folder/$1.log" &
  server=$!
  for _ in $(seq 600); do
    [ -s "$folder/$1.json" ] && break
    kill -0 "$server" 2>/dev/null || { cat "$folder/$1.log" >&2; exit 1; }
    sleep 0.1
  done
  key=$(told api_key <"$folder/$1.json")
  host=$(told owner_url <"$folder/$1.json" | sed 's|/owner.*||')
}
told() { python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }
# post PATH BODY CURL-ARGUMENTS…: the answer's body
post() {
  local path=$1 body=$2
  shift 2
  curl -sS --fail-with-body -X POST "$host/api/v1$path" -H "Origin: $host" -H 'Content-Type: application/json' -d "$body" "$@"
}
cookie() { grep -i '^set-cookie:' "$1" | sed 's/^[^:]*: *//; s/;.*//' | tr -d '\r' | paste -sd ';' -; }

# One worker: Python 3.11 reads a lambda's source wrong when two threads do so at once (its issue 106905), which is no failure of ours.
ask() {
  local who=$1
  shift
  echo "== as $who"
  # It keeps what it found beside whoever calls it.
  cd "$folder"
  "$tools/bin/schemathesis" run "$host/openapi.json" --url "$host" \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
    --phases examples,coverage,fuzzing --max-examples "$examples" --generation-deterministic --no-color \
    --exclude-operation-id put_logo --suppress-health-check all --warnings off --continue-on-failure --workers 1 "$@" >"$folder/$who.out" 2>&1 || {
    cat "$folder/$who.out"
    grep -E 'ERROR|WARN' "$folder/$who.log" | head -20 || true
    exit 1
  }
  grep -E 'Test cases|generated' "$folder/$who.out" | tail -2 || true
  cd "$root"
}

mkdir "$folder/made"
"$timbro" demo --json --listen 127.0.0.1:0 --data "$folder/made" >"$folder/made.json" 2>"$folder/made.log" &
server=$!
until [ -s "$folder/made.json" ]; do
  kill -0 "$server" 2>/dev/null || { cat "$folder/made.log" >&2; exit 1; }
  sleep 0.1
done
kill "$server"
wait "$server" 2>/dev/null || true
server=

serve nobody
ask nobody

serve owner
link=$(told owner_url <"$folder/owner.json" | sed 's/.*#setup=//')
post /owner/setup "{\"secret\": \"$link\", \"name\": \"Anna\", \"password\": \"a horse in the rain\"}" -D "$folder/headers" >/dev/null
ask owner -H "Cookie: $(cookie "$folder/headers")" -H "Origin: $host" --exclude-operation-id sign_out

serve counter
bearer=(-H "Authorization: Bearer $key")
staff=$(post /staff '{"name": "Giulia", "role": "manager"}' "${bearer[@]}" | told id)
curl -sS --fail-with-body -X PUT "$host/api/v1/staff/$staff/pin" "${bearer[@]}" -H 'Content-Type: application/json' -d '{"pin": "2580"}'
secret=$(post /devices/enrolments '{"name": "Tablet"}' "${bearer[@]}" | told url | sed 's/.*#enrol=//')
post /devices "{\"secret\": \"$secret\"}" -D "$folder/headers" >/dev/null
post /shifts "{\"staff_id\": \"$staff\", \"pin\": \"2580\"}" -H "Cookie: $(cookie "$folder/headers")" >/dev/null
ask counter -H "Cookie: $(cookie "$folder/headers")" -H "Origin: $host" --exclude-operation-id end_current_shift
