#!lua flags=allow-oom
-- check-status-17: what a TTL check reports: its status, its output, and that it is alive.
-- KEYS all of a namespace, in the order of unit.lua
-- ARGV[1] node   ARGV[2] check, both in lower case   ARGV[3] status   ARGV[4] output
-- returns {OK, index or ''} | {ABSENT} | {NOTTL}
-- include: coordination/unit
-- include: coordination/put_event
-- include: coordination/check_write
local unit = unit_of(KEYS)
local node, id, status, output = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
guard(unit)
local check = decode_check(redis.call('HGET', unit.checks, node .. '\0' .. id))
if not check then
  return { 'ABSENT' }
end
if check.ttl == '0' then
  return { 'NOTTL' }
end
keep_time(unit)
set_status(unit, node, id, check, status, output)
rest_ttl(unit, node, id, check.ttl)
put_event(unit)
return { 'OK', change.index or '' }
