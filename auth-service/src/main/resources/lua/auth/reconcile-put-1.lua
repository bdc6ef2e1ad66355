#!lua
-- reconcile-put-1: leaves the order to finish a change, should whoever begins it now not live to do it.
-- Two changes of one subject get different due times, so that the first to finish does not take the other's order out.
-- KEYS[1] reconcile:{directory} (ZSET)   ARGV[1] subject   ARGV[2] ms until it is due
-- returns {put, due ms}
-- include: redis/clock
-- include: redis/numbers
local reconcile_key, subject, delay = KEYS[1], ARGV[1], tonumber(ARGV[2])
local before = tonumber(redis.call('ZSCORE', reconcile_key, subject) or '0')
local due = whole(math.max(now_ms() + delay, before + 1))
redis.call('ZADD', reconcile_key, due, subject)
return { 'put', due }
