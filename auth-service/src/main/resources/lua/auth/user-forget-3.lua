#!lua flags=allow-oom
-- user-forget-3: takes logins out of the user's index.
-- KEYS[1] user:{uid} (HASH)   KEYS[2] user-logins:{uid} (ZSET)   KEYS[3] user-pending:{uid} (ZSET)
-- ARGV[1] by-end: their records have ended | if-missing: their records were found dead or missing, so reservations are
--   spared | opened: their records are made, so only the reservations go
-- ARGV[2..] member ... (at most 1000)
-- returns {forgotten, count}
-- include: redis/clock
-- include: redis/numbers
local user_key, logins_key, pending_key = KEYS[1], KEYS[2], KEYS[3]
local why = ARGV[1]
redis.call('HLEN', user_key)
redis.call('ZCARD', logins_key)
redis.call('ZCARD', pending_key)
local now, count = now_ms(), 0
for i = 2, #ARGV do
  local admitted = redis.call('ZSCORE', pending_key, ARGV[i])
  local reserved = admitted and now - tonumber(admitted) < 60000
  if why ~= 'if-missing' or not reserved then
    redis.call('ZREM', pending_key, ARGV[i])
    if why ~= 'opened' then
      count = count + redis.call('ZREM', logins_key, ARGV[i])
    end
  end
end
return { 'forgotten', whole(count) }
