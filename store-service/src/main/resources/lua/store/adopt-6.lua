#!lua
-- adopt-6: takes documents over into a partition of a new generation; of two with one identity the one written later stays.
-- KEYS[1] documents (HASH)   KEYS[2] versions (HASH)   KEYS[3] log (STREAM)
-- KEYS[4] tail (STRING)   KEYS[5] deadlines (ZSET)   KEYS[6] written last, by identity (HASH)
-- ARGV per item 5: identity, last written ms, received ms, deadline ms (0 none), bytes up to _m1.session.lastUpdated
-- returns {written}; KEYS[6] goes by itself an hour after the last call, should nobody be left to unlink it
-- include: redis/clock
-- include: redis/numbers
local doc_key, ver_key, log_key, tail_key, ttl_key, age_key =
  KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local now, micros, hour = now_ms(), now_us(), 3600000
redis.call('HLEN', doc_key)
redis.call('HLEN', ver_key)
redis.call('XLEN', log_key)
redis.call('ZCARD', ttl_key)
redis.call('HLEN', age_key)
local tail = redis.call('GET', tail_key) or '0-0'
local last = tonumber(string.match(tail, '^(%d+)'))
local written = 0
for i = 1, #ARGV, 5 do
  local identity, updated, deadline = ARGV[i], ARGV[i + 1], ARGV[i + 3]
  local other = redis.call('HGET', age_key, identity)
  if not other or tonumber(updated) > tonumber(other) then
    last = math.max(last + 1, micros)
    tail = whole(last) .. '-' .. whole(now)
    redis.call('XADD', log_key, tail, 'i', identity, 'o', 'u')
    local expires = deadline ~= '0' and (',"expires":' .. deadline) or ''
    redis.call('HSET', doc_key, identity, ARGV[i + 4] .. updated .. '},"receivedUTC":' .. ARGV[i + 2]
      .. ',"version":' .. whole(last) .. expires .. '}}')
    redis.call('HSET', ver_key, identity, whole(last))
    redis.call('HSET', age_key, identity, updated)
    if deadline ~= '0' then
      redis.call('ZADD', ttl_key, deadline, identity)
    else
      redis.call('ZREM', ttl_key, identity)
    end
    written = written + 1
  end
end
if written > 0 then
  redis.call('SET', tail_key, tail)
  redis.call('PEXPIRE', age_key, hour)
end
return { written }
