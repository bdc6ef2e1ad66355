#!lua
-- acl-policy-write-4: creates a policy, or replaces one that is still as it was read.
-- KEYS[1] meta (HASH)   KEYS[2] policies (HASH)   KEYS[3] polnames (HASH)   KEYS[4] events (STREAM)
-- ARGV[1] id   ARGV[2] modify index it was read with, 0 to create   ARGV[3] namespace   ARGV[4] name   ARGV[5] JSON
-- returns {OK, create, modify} | {TAKEN} the name belongs to another | {CHANGED} gone or written meanwhile
-- include: coordination/acl_records
-- include: coordination/acl_types
-- include: coordination/acl_change
local meta, policies, polnames, events = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id, expected, namespace, name = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local wrong = acl_types({ { meta, 'hash' }, { policies, 'hash' }, { polnames, 'hash' }, { events, 'stream' } })
if wrong then
  return wrong
end
local full_name = namespace .. '\0' .. name
local owner = redis.call('HGET', polnames, full_name)
local record = redis.call('HGET', policies, id)
local lines = record and acl_lines(record, acl_policy_lines)
if expected ~= '0' and (not lines or lines[2] ~= expected) or expected == '0' and lines then
  return { 'CHANGED' }
end
if owner and owner ~= id then
  return { 'TAKEN' }
end
local index = acl_change(meta, events)
local create = lines and lines[1] or index
if lines then
  redis.call('HDEL', polnames, lines[3] .. '\0' .. lines[4])
end
redis.call('HSET', polnames, full_name, id)
redis.call('HSET', policies, id, table.concat({ create, index, namespace, name, ARGV[5] }, '\n'))
return { 'OK', create, index }
