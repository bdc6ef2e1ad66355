#!lua
-- user-admit-3: enters a login into the user's index before its record is made, if the account is still the one that was
-- read and there is room. An entry younger than 60 s is a reservation: its record may be missing yet.
-- KEYS[1] user:{uid} (HASH)   KEYS[2] user-logins:{uid} (ZSET)   KEYS[3] user-pending:{uid} (ZSET)
-- ARGV[1] revision read   ARGV[2] member <kind>:<sid>   ARGV[3] longest life in ms, 0 = no end
-- ARGV[4] cap of the kind, 0 = none   ARGV[5] evict/deny
-- returns {admitted} | {changed} other revision | {refused} gone or disabled
--   | {evict or full, how many too many, member, 1 if reserved in the last 2 s else 0 ...} nothing admitted
-- include: redis/clock
-- include: redis/numbers
local user_key, logins_key, pending_key = KEYS[1], KEYS[2], KEYS[3]
local revision, member, life, cap, when_full = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5]
local reservation, fresh = 60000, 2000
local account = redis.call('HMGET', user_key, 'revision', 'enabled')
local known = redis.call('ZSCORE', logins_key, member)
redis.call('ZCARD', pending_key)
if not account[1] or account[2] == '0' then
  return { 'refused' }
end
if account[1] ~= revision then
  return { 'changed' }
end
local now = now_ms()
redis.call('ZREMRANGEBYSCORE', logins_key, '-inf', whole(now))
redis.call('ZREMRANGEBYSCORE', pending_key, '-inf', whole(now - reservation))
if cap > 0 and not known then
  local kind = string.match(member, '^%l+:')
  local reply, count = { when_full == 'deny' and 'full' or 'evict', '0' }, 0
  for _, other in ipairs(redis.call('ZRANGE', logins_key, 0, -1)) do
    if string.sub(other, 1, #kind) == kind then
      count = count + 1
      if count <= 500 then
        local admitted = redis.call('ZSCORE', pending_key, other)
        reply[#reply + 1] = other
        reply[#reply + 1] = admitted and now - tonumber(admitted) < fresh and '1' or '0'
      end
    end
  end
  if count >= cap then
    reply[2] = whole(count - cap + 1)
    return reply
  end
end
local score = life > 0 and whole(now + life + reservation) or '+inf'
redis.call('ZADD', logins_key, score, member)
redis.call('ZADD', pending_key, whole(now), member)
redis.call('PEXPIRE', pending_key, reservation)
local last = redis.call('ZRANGE', logins_key, -1, -1, 'WITHSCORES')[2]
if last == 'inf' then
  redis.call('PERSIST', logins_key)
else
  redis.call('PEXPIREAT', logins_key, last)
end
return { 'admitted' }
