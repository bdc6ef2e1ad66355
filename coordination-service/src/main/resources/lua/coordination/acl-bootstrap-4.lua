#!lua
-- acl-bootstrap-4: creates the first management token, once.
-- KEYS[1] meta (HASH)   KEYS[2] tokens (HASH)   KEYS[3] secrets (HASH)   KEYS[4] events (STREAM)
-- ARGV[1] accessor   ARGV[2] SHA-256 of the secret   ARGV[3] policy id   ARGV[4] JSON
-- returns {OK, index, created ms} | {DONE, index of the bootstrap} | {TAKEN} the secret belongs to a token
-- include: redis/clock
-- include: redis/numbers
-- include: coordination/acl_types
-- include: coordination/acl_change
local meta, tokens, secrets, events = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local accessor, hash = ARGV[1], ARGV[2]
local wrong = acl_types({ { meta, 'hash' }, { tokens, 'hash' }, { secrets, 'hash' }, { events, 'stream' } })
if wrong then
  return wrong
end
local done = redis.call('HGET', meta, 'bootstrap')
if done then
  return { 'DONE', done }
end
if redis.call('HEXISTS', secrets, hash) == 1 then
  return { 'TAKEN' }
end
local index, created = acl_change(meta, events), whole(now_ms())
redis.call('HSET', meta, 'bootstrap', index)
redis.call('HSET', secrets, hash, accessor)
redis.call('HSET', tokens, accessor, table.concat({ index, index, created, '0', hash, 'default', ARGV[3], ARGV[4] }, '\n'))
return { 'OK', index, created }
