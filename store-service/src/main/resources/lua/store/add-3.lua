#!lua
-- add-3: enters a new store.
-- KEYS[1] names (HASH)   KEYS[2] settings by uid (HASH)   KEYS[3] epoch (STRING)
-- ARGV[1] name   ARGV[2] uid   ARGV[3] settings   ARGV[4] the most stores
-- returns {1, epoch} | {0} the name exists | {-1} too many
-- include: redis/clock
-- include: redis/numbers
-- include: store/epoch
local names, settings, epoch = KEYS[1], KEYS[2], KEYS[3]
local name, uid = ARGV[1], ARGV[2]
local taken = redis.call('HEXISTS', names, name) == 1
local count = redis.call('HLEN', names)
redis.call('HLEN', settings)
redis.call('GET', epoch)
if taken then
  return { 0 }
end
if count >= tonumber(ARGV[4]) then
  return { -1 }
end
local next_epoch = raise_epoch(epoch)
redis.call('HSET', settings, uid, ARGV[3])
redis.call('HSET', names, name, uid)
return { 1, next_epoch }
