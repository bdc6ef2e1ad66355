#!lua
-- acl-token-write-5: creates a token, or replaces one that is still as it was read.
-- KEYS[1] meta (HASH)   KEYS[2] tokens (HASH)   KEYS[3] secrets (HASH)   KEYS[4] events (STREAM)   KEYS[5] expiring (ZSET)
-- ARGV[1] accessor   ARGV[2] modify index it was read with, 0 to create   ARGV[3] SHA-256 of the secret
-- ARGV[4] create: ms to live, or 0   ARGV[5] create: end in ms, or 0   ARGV[6] namespace
-- ARGV[7] policy ids with commas   ARGV[8] JSON
-- returns {OK, create, modify, created ms, expires ms} | {TAKEN, accessor|secret} | {CHANGED} gone or written meanwhile
--   | {PAST} it would be dead at once
-- include: redis/clock
-- include: redis/numbers
-- include: coordination/acl_records
-- include: coordination/acl_types
-- include: coordination/acl_change
-- include: coordination/acl_reap
local meta, tokens, secrets, events, expiring = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local accessor, expected, hash = ARGV[1], ARGV[2], ARGV[3]
local wrong = acl_types({
  { meta, 'hash' }, { tokens, 'hash' }, { secrets, 'hash' }, { events, 'stream' }, { expiring, 'zset' },
})
if wrong then
  return wrong
end
local create, created, expires
local record = redis.call('HGET', tokens, accessor)
if expected == '0' then
  if record then
    return { 'TAKEN', 'accessor' }
  end
  if redis.call('HEXISTS', secrets, hash) == 1 then
    return { 'TAKEN', 'secret' }
  end
  created, expires = whole(now_ms()), ARGV[5]
  if ARGV[4] ~= '0' then
    expires = whole(now_ms() + tonumber(ARGV[4]))
  end
  if expires ~= '0' and tonumber(expires) <= now_ms() then
    return { 'PAST' }
  end
else
  local lines = record and acl_lines(record, acl_token_lines)
  if not lines or lines[2] ~= expected then
    return { 'CHANGED' }
  end
  create, created, expires = lines[1], lines[3], lines[4]
end
local index = acl_change(meta, events)
create = create or index
local lines = { create, index, created, expires, hash, ARGV[6], ARGV[7], ARGV[8] }
redis.call('HSET', tokens, accessor, table.concat(lines, '\n'))
redis.call('HSET', secrets, hash, accessor)
if expires ~= '0' then
  redis.call('ZADD', expiring, expires, accessor)
end
acl_reap(tokens, secrets, expiring)
return { 'OK', create, index, created, expires }
