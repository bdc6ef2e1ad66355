#!lua flags=allow-oom
-- drop-4: takes a store out; its settings stay until its data is unlinked.
-- KEYS[1] names (HASH)   KEYS[2] settings by uid (HASH)   KEYS[3] epoch (STRING)   KEYS[4] uids to unlink (ZSET, since ms)
-- ARGV[1] name
-- returns {1, uid, epoch, settings} | {0} no such store
-- include: redis/clock
-- include: redis/numbers
-- include: store/epoch
local names, settings, epoch, gone = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local name = ARGV[1]
local uid = redis.call('HGET', names, name)
redis.call('ZCARD', gone)
redis.call('GET', epoch)
if not uid then
  redis.call('HLEN', settings)
  return { 0 }
end
local setting = redis.call('HGET', settings, uid)
local next_epoch = raise_epoch(epoch)
redis.call('ZADD', gone, now_ms(), uid)
redis.call('HDEL', names, name)
return { 1, uid, next_epoch, setting or '' }
