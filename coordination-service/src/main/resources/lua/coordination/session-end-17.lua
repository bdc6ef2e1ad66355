#!lua flags=allow-oom
-- session-end-17: ends a session at its owner's will.
-- KEYS all of a namespace, in the order of unit.lua   ARGV[1] id
-- returns {OK, index} | {ABSENT}
-- include: coordination/unit
-- include: coordination/put_event
-- include: coordination/end_session
local unit = unit_of(KEYS)
guard(unit)
if not end_session(unit, ARGV[1]) then
  return { 'ABSENT' }
end
reap(unit, '0')
put_event(unit)
return { 'OK', next_index(unit) }
