#!lua flags=no-writes
-- gone-2: what is to be unlinked by now.
-- KEYS[1] uids to unlink (ZSET, since ms)   KEYS[2] settings by uid (HASH)
-- ARGV[1] the most uids
-- returns {uid, settings or '', uid, settings or '', ...}
-- include: redis/clock
-- include: redis/numbers
local gone, settings = KEYS[1], KEYS[2]
local due = redis.call('ZRANGEBYSCORE', gone, '-inf', whole(now_ms()), 'LIMIT', 0, ARGV[1])
local reply = {}
for i, uid in ipairs(due) do
  reply[2 * i - 1] = uid
  reply[2 * i] = redis.call('HGET', settings, uid) or ''
end
return reply
