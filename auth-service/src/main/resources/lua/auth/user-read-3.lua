#!lua flags=no-writes
-- user-read-3: an account and a page of its index of logins, as of one moment: who is aligned with what is never mixed.
-- KEYS[1] user:{uid} (HASH)   KEYS[2] user-logins:{uid} (ZSET)   KEYS[3] user-pending:{uid} (ZSET)
-- ARGV[1] cursor, '0' for the first page
-- returns {next cursor, '0' after the last page, {field, value ...} empty without an account, {member ...}}
local user_key, logins_key, pending_key = KEYS[1], KEYS[2], KEYS[3]
redis.call('ZCARD', pending_key)
local fields = redis.call('HGETALL', user_key)
local scan = redis.call('ZSCAN', logins_key, ARGV[1], 'COUNT', 500)
local members = {}
for i = 1, #scan[2], 2 do
  members[#members + 1] = scan[2][i]
end
return { scan[1], fields, members }
