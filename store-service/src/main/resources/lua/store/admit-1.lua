#!lua
-- admit-1: which paths of a store are indexed; the first to come are, up to a number.
-- KEYS[1] admitted paths (SET)
-- ARGV[1] the most paths   ARGV[2..] paths
-- returns per path 1 admitted | 0 not
local paths, limit = KEYS[1], tonumber(ARGV[1])
local count = redis.call('SCARD', paths)
local reply = {}
for i = 2, #ARGV do
  local known = redis.call('SISMEMBER', paths, ARGV[i]) == 1
  if not known and count < limit then
    redis.call('SADD', paths, ARGV[i])
    count = count + 1
    known = true
  end
  reply[i - 1] = known and 1 or 0
end
return reply
