#!lua
-- ns-init-17: gives a namespace the own node and its check, or repairs them.
-- KEYS all of a namespace, in the order of unit.lua
-- ARGV[1] grace ms   ARGV[2] node in lower case   ARGV[3] its id   ARGV[4] its JSON   ARGV[5] JSON of serfHealth
-- returns {OK, index} | {THERE} all was as it should be
-- include: coordination/unit
-- include: coordination/put_event
-- include: coordination/own_node
local unit = unit_of(KEYS)
guard(unit)
redis.call('HSET', unit.meta, 'grace', ARGV[1], 'schema', '1')
keep_time(unit)
keep_own(unit, ARGV[2], ARGV[3], ARGV[4], ARGV[5])
repair_own(unit)
put_event(unit)
return change.index and { 'OK', change.index } or { 'THERE' }
