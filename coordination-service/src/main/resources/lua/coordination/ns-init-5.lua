#!lua
-- ns-init-5: gives a namespace the own node and its check, once.
-- KEYS[1] meta (HASH)   KEYS[2] nodes (HASH)   KEYS[3] checks (HASH)   KEYS[4] catalog (ZSET)   KEYS[5] events (STREAM)
-- ARGV[1] grace ms   ARGV[2] node in lower case   ARGV[3] its JSON members   ARGV[4] check id in lower case
-- ARGV[5] what follows create and modify index in the check's record
-- returns {OK} | {THERE}
-- include: coordination/unit
-- include: coordination/session_now
-- include: coordination/put_event
local unit = { meta = KEYS[1], nodes = KEYS[2], checks = KEYS[3], catalog = KEYS[4], events = KEYS[5] }
local grace, node, json, check, rest = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
guard(unit)
if redis.call('HEXISTS', unit.nodes, node) == 1 then
  return { 'THERE' }
end
local index = next_index(unit)
redis.call('HSET', unit.meta, 'grace', grace, 'schema', '1')
keep_time(unit)
redis.call('HSET', unit.nodes, node, index .. ':' .. index .. ':' .. json)
redis.call('HSET', unit.checks, node .. '\0' .. check, index .. '\n' .. index .. '\n' .. rest)
redis.call('ZADD', unit.catalog, 0, 'n\0' .. node, 0, 'c\0' .. node .. '\0' .. check)
changed('nodes', 'n', node)
changed('checks', 'c', node .. '\0' .. check)
put_event(unit)
return { 'OK' }
