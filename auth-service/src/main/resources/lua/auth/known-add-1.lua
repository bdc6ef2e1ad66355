#!lua
-- known-add-1: remembers an address the user logged in from; the 64 latest, for 30 days.
-- KEYS[1] known:{uid} (ZSET)   ARGV[1] address
-- returns {ok}
-- include: redis/clock
-- include: redis/numbers
local known_key, address = KEYS[1], ARGV[1]
local now, days = now_ms(), 30 * 86400000
redis.call('ZADD', known_key, whole(now), address)
redis.call('ZREMRANGEBYSCORE', known_key, '-inf', whole(now - days))
redis.call('ZREMRANGEBYRANK', known_key, 0, -65)
redis.call('PEXPIRE', known_key, days)
return { 'ok' }
