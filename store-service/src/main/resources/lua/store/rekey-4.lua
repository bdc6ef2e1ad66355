#!lua flags=allow-oom
-- rekey-4: swaps a name over to the generation that was made of it; the old one is to be unlinked.
-- KEYS[1] names (HASH)   KEYS[2] settings by uid (HASH)   KEYS[3] epoch (STRING)   KEYS[4] uids to unlink (ZSET, since ms)
-- ARGV[1] name   ARGV[2] old uid   ARGV[3] new uid   ARGV[4] settings of the new one   ARGV[5] deadline ms
-- returns {1, epoch} | {0} the deadline passed, the name moved on, or the new generation was given up
-- include: redis/clock
-- include: redis/numbers
-- include: store/epoch
local names, settings, epoch, gone = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local name, old, new = ARGV[1], ARGV[2], ARGV[3]
local now = now_ms()
local current = redis.call('HGET', names, name)
local spare = redis.call('ZSCORE', gone, new)
redis.call('HLEN', settings)
redis.call('GET', epoch)
if current ~= old or now >= tonumber(ARGV[5]) or not spare or tonumber(spare) <= now then
  return { 0 }
end
local next_epoch = raise_epoch(epoch)
redis.call('HSET', settings, new, ARGV[4])
redis.call('HSET', names, name, new)
redis.call('ZREM', gone, new)
redis.call('ZADD', gone, now, old)
return { 1, next_epoch }
