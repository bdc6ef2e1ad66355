#!lua flags=allow-oom
-- user-remove-3: removes an account; its index of logins stays for whoever ends them.
-- KEYS[1] user:{uid} (HASH)   KEYS[2] user-logins:{uid} (ZSET)   KEYS[3] user-pending:{uid} (ZSET)
-- ARGV[1] revision or ''
-- returns {removed} | {missing} | {conflict, revision}
local user_key, logins_key, pending_key = KEYS[1], KEYS[2], KEYS[3]
local stored = redis.call('HGET', user_key, 'revision')
redis.call('ZCARD', logins_key)
redis.call('ZCARD', pending_key)
if not stored then
  return { 'missing' }
end
if ARGV[1] ~= '' and ARGV[1] ~= stored then
  return { 'conflict', stored }
end
redis.call('UNLINK', user_key)
return { 'removed' }
