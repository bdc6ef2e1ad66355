#!lua flags=allow-oom
-- acl-delete-7: removes a token or a policy. Tokens keep the id of a removed policy; ids are never given twice.
-- KEYS[1] meta (HASH)   KEYS[2] tokens (HASH)   KEYS[3] secrets (HASH)   KEYS[4] policies (HASH)   KEYS[5] polnames (HASH)
-- KEYS[6] events (STREAM)   KEYS[7] expiring (ZSET)
-- ARGV[1] token | policy   ARGV[2] accessor or id
-- returns {OK, index} | {ABSENT}
-- include: coordination/acl_records
-- include: coordination/acl_types
-- include: coordination/acl_change
-- include: coordination/acl_reap
local meta, tokens, secrets, policies, polnames, events, expiring = unpack(KEYS)
local kind, id = ARGV[1], ARGV[2]
local wrong = acl_types({
  { meta, 'hash' }, { tokens, 'hash' }, { secrets, 'hash' }, { policies, 'hash' }, { polnames, 'hash' },
  { events, 'stream' }, { expiring, 'zset' },
})
if wrong then
  return wrong
end
local holder = kind == 'token' and tokens or policies
local record = redis.call('HGET', holder, id)
if not record then
  return { 'ABSENT' }
end
local index = acl_change(meta, events)
redis.call('HDEL', holder, id)
if kind == 'token' then
  redis.call('HDEL', secrets, acl_lines(record, acl_token_lines)[5])
  redis.call('ZREM', expiring, id)
else
  local lines = acl_lines(record, acl_policy_lines)
  redis.call('HDEL', polnames, lines[3] .. '\0' .. lines[4])
end
acl_reap(tokens, secrets, expiring)
return { 'OK', index }
