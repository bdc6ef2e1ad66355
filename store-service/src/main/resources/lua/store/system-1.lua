#!lua
-- system-1: sets system parameters, all or none.
-- KEYS[1] system parameters (HASH)
-- ARGV[1] the most there may be   ARGV[2..] name, value ...
-- returns {1} | {0} there would be too many
local system, most = KEYS[1], tonumber(ARGV[1])
local count = redis.call('HLEN', system)
for i = 2, #ARGV, 2 do
  if redis.call('HEXISTS', system, ARGV[i]) == 0 then
    count = count + 1
  end
end
if count > most then
  return { 0 }
end
for i = 2, #ARGV, 2 do
  redis.call('HSET', system, ARGV[i], ARGV[i + 1])
end
return { 1 }
