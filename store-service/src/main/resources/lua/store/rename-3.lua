#!lua flags=allow-oom
-- rename-3: gives a store another name; its data stays where it is.
-- KEYS[1] names (HASH)   KEYS[2] settings by uid (HASH)   KEYS[3] epoch (STRING)
-- ARGV[1] name   ARGV[2] new name
-- returns {1, epoch} | {0} no such store | {-1} the new name is another store's
-- include: redis/clock
-- include: redis/numbers
-- include: store/epoch
local names, settings, epoch = KEYS[1], KEYS[2], KEYS[3]
local from, to = ARGV[1], ARGV[2]
local uid = redis.call('HGET', names, from)
local taken = redis.call('HEXISTS', names, to) == 1
redis.call('HLEN', settings)
local now = redis.call('GET', epoch)
if not uid then
  return { 0 }
end
if from == to then
  return { 1, tonumber(now or 0) }
end
if taken then
  return { -1 }
end
local next_epoch = raise_epoch(epoch)
redis.call('HDEL', names, from)
redis.call('HSET', names, to, uid)
return { 1, next_epoch }
