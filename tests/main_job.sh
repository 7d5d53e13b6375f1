#!/usr/bin/env bash
# The main job from outside, as a shop would do it with curl, on SQLite and on PostgreSQL:
#
#     tests/support/with-postgres tests/main_job.sh
#
# A shop is created, a customer gets a card, its picture is read by zbarimg, ten scans make a reward, a live code uses it
# once, and fsck finds nothing. TIMBRO names the binary, TIMBRO_TEST_PG a server where databases may be made.
set -euo pipefail

timbro=$(realpath "${TIMBRO:-target/debug/timbro}")
[ -x "$timbro" ] || { echo "There is no $timbro. Build it: cargo build" >&2; exit 1; }
for tool in curl zbarimg rsvg-convert psql; do
  command -v "$tool" >/dev/null || { echo "$tool is missing: scripts/setup test installs it." >&2; exit 1; }
done
[ -n "${TIMBRO_TEST_PG:-}" ] || { echo "No PostgreSQL: tests/support/with-postgres tests/main_job.sh" >&2; exit 1; }

work=$(mktemp -d)
server=""
database=""
clean_up() {
  [ -z "$server" ] || { kill -KILL "$server" && wait "$server"; } 2>/dev/null || true
  [ -z "$database" ] || psql -Xq -c "drop database if exists $database with (force)" "$TIMBRO_TEST_PG" >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap clean_up EXIT

step() { printf '%-8s ok  %s\n' "$engine" "$*"; }
fail() {
  echo "$engine FAILED  $*" >&2
  [ ! -f "$work/log" ] || tail -n 20 "$work/log" >&2
  exit 1
}
# field NAME [FILE]: the first text, number or word of that name in the JSON of the last answer.
field() { grep -oE "\"$1\":(\"[^\"]*\"|[^,}]*)" "${2:-$work/answer}" | head -n 1 | sed -E 's/^"[^"]*"://; s/^"(.*)"$/\1/'; }
# ask STATUS METHOD PATH [curl's arguments]: the answer goes to $work/answer.
ask() {
  local wanted=$1 method=$2 path=$3 status
  shift 3
  status=$(curl -sS -o "$work/answer" -w '%{http_code}' -X "$method" -H "Authorization: Bearer $key" "$@" "$url/api/v1$path")
  [ "$status" = "$wanted" ] || fail "$method $path: $status and not $wanted: $(head -c 600 "$work/answer")"
}
post() { ask "$1" POST "$2" -H 'Content-Type: application/json' -H "Idempotency-Key: $3" -d "$4"; }
refused() { [ "$(field type)" = "urn:timbro:problem:$1" ] || fail "not $1: $(cat "$work/answer")"; }

# zbarimg wants to tell the desktop what it reads; here there is none.
decode() { zbarimg --quiet --raw "$1" 2>/dev/null; }

# Starts the server on a free port, and waits until it answers.
serve() {
  : >"$work/log"
  "$timbro" serve --listen 127.0.0.1:0 2>"$work/log" &
  server=$!
  local tries_left=300
  url=""
  until [ -n "$url" ] && curl -sf -o /dev/null "$url/readyz"; do
    tries_left=$((tries_left - 1))
    [ "$tries_left" -gt 0 ] && kill -0 "$server" 2>/dev/null || fail "the server does not start"
    sleep 0.1
    url=$(sed 's/\x1b\[[0-9;]*m//g' "$work/log" | grep -oE 'http://127\.0\.0\.1:[0-9]+' | head -n 1 || true)
  done
}
stop() {
  kill -TERM "$server"
  wait "$server" || fail "it did not stop gracefully"
  server=""
}

main_job() {
  "$timbro" shop create "Bar Sole" --time-zone Europe/Rome --currency EUR --locale it --json >"$work/shop"
  key=$(field api_key "$work/shop")
  [ -n "$(field shop_id "$work/shop")" ] && [ -n "$(field owner_setup_url "$work/shop")" ] || fail "shop create: $(cat "$work/shop")"
  step "shop create"
  serve
  step "serve"

  post 201 /programs p-1 '{"name": "Coffee card", "earn": {"kind": "visit"}, "rewards": [{"stamps": 10, "title": "a coffee"}], "limits": {"cool_down_minutes": 0}}'
  step "a program: buy 10, get a coffee"
  post 201 /customers c-1 '{"display_name": "Marta"}'
  card=$(grep -oE '"card":\{"id":"[^"]*"' "$work/answer" | cut -d'"' -f6)
  step "a customer with a card"

  ask 200 GET "/cards/$card/code.png?module=8"
  cp "$work/answer" "$work/code.png"
  ask 200 GET "/cards/$card/code.svg"
  rsvg-convert --zoom 8 "$work/answer" >"$work/drawn.png"
  code=$(decode "$work/code.png")
  [ "$code" = "$(decode "$work/drawn.png")" ] || fail "PNG and SVG say different things"
  case $code in HTTP*/C/T1*) ;; *) fail "zbarimg reads $code" ;; esac
  step "zbarimg reads the PNG and the SVG alike"

  for scan in 1 2 3 4 5 6 7 8 9 10; do
    post 201 /scans "s-$scan" "{\"code\": \"$code\"}"
  done
  visit=$(grep -oE '"visit":\{"id":"[^"]*"' "$work/answer" | cut -d'"' -f6)
  reward=$(grep -oE '"rewards":\[\{"id":"[^"]*"' "$work/answer" | cut -d'"' -f6)
  [ -n "$reward" ] || fail "no reward at the tenth: $(cat "$work/answer")"
  cp "$work/answer" "$work/tenth"
  post 200 /scans s-10 "{\"code\": \"$code\"}"
  cmp -s "$work/answer" "$work/tenth" || fail "the repeat is another answer"
  step "ten scans make a reward, and the tenth sent again is the same answer"

  post 403 "/rewards/$reward/redemption" r-0 "{\"code\": \"$code\"}"
  refused code-may-not-redeem
  step "the printed code does not redeem"
  ask 200 GET "/cards/$card/live-code"
  live=$(field text)
  post 201 "/rewards/$reward/redemption" r-1 "{\"code\": \"$live\"}"
  step "the live code does"
  post 409 "/rewards/$reward/redemption" r-2 "{\"code\": \"$live\"}"
  refused reward-redeemed
  step "and not again"
  post 409 "/visits/$visit/void" v-1 '{"reason": "A second thought."}'
  refused stamps-spent
  step "a visit that paid for it cannot be voided"

  "$timbro" shop create "Bar Luna" --time-zone Europe/Warsaw --currency PLN --json >"$work/second"
  key=$(field api_key "$work/second")
  ask 200 GET /programs
  ask 404 GET "/cards/$card"
  step "a command works beside the server, and its key opens at once"
  key=$(field api_key "$work/shop")
  "$timbro" fsck >"$work/fsck" 2>&1 || fail "fsck: $(cat "$work/fsck")"
  step "fsck finds nothing, beside the server"
}

# What was acknowledged is there after the server was stopped and started again.
after_a_stop() {
  stop
  step "TERM stops it gracefully"
  serve
  post 200 /scans s-10 "{\"code\": \"$code\"}"
  cmp -s "$work/answer" "$work/tenth" || fail "after the restart the repeat is another answer"
  post 409 "/rewards/$reward/redemption" r-3 "{\"code\": \"$live\"}"
  stop
  step "all is there after a restart"
}

engine=sqlite
export TIMBRO_DATA=$work/data
mkdir "$work/data"
main_job
if "$timbro" serve --listen 127.0.0.1:0 2>"$work/refusal"; then fail "a second server took the same folder"; fi
grep -q "another timbro serves" "$work/refusal" || fail "$(cat "$work/refusal")"
step "a second server on the same folder is refused"
after_a_stop

for wrong in "postgre://u:hunter2@db/timbro" "mysql://db/timbro" "timbro.db"; do
  if "$timbro" --database-url "$wrong" serve --listen 127.0.0.1:0 2>"$work/refusal"; then fail "$wrong was taken"; fi
  grep -q "sqlite:FOLDER/timbro.db or postgres://" "$work/refusal" || fail "$(cat "$work/refusal")"
  if grep -q hunter2 "$work/refusal"; then fail "the refusal shows the password"; fi
done
step "a mistyped database URL is refused with the right spelling"

engine=postgres
database=main_job_$$
psql -Xq -c "create database $database" "$TIMBRO_TEST_PG"
settings=${TIMBRO_TEST_PG#*\?}
server_part=${TIMBRO_TEST_PG%%\?*}
export TIMBRO_DATABASE_URL=${server_part%/*}/$database
[ "$settings" = "$TIMBRO_TEST_PG" ] || TIMBRO_DATABASE_URL+="?$settings"
export TIMBRO_DATA=$work/data-pg
mkdir "$work/data-pg"
main_job
after_a_stop
