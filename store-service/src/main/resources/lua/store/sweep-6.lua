#!lua flags=allow-oom
-- sweep-6: takes out documents past their deadline, in a batch; nothing unless the partition is live.
-- KEYS[1] documents (HASH)   KEYS[2] versions (HASH)   KEYS[3] log (STREAM)
-- KEYS[4] tail (STRING)   KEYS[5] deadlines (ZSET)   KEYS[6] state (HASH)
-- ARGV[1] the most documents
-- returns {removed, ms until the next deadline or -1 for none, tail}
-- include: redis/clock
-- include: redis/numbers
-- include: store/partition
if closed() then
  return { 0, -1, tail }
end
local limit = tonumber(ARGV[1])
local due = redis.call('ZRANGEBYSCORE', ttl_key, '-inf', whole(now), 'LIMIT', 0, limit)
for _, identity in ipairs(due) do
  if remove(identity, 'x') == '0' then
    redis.call('ZREM', ttl_key, identity)
  end
end
if #due > 0 then
  keep_tail()
end
local first = redis.call('ZRANGE', ttl_key, 0, 0, 'WITHSCORES')[2]
return { #due, first and math.max(0, tonumber(first) - now) or -1, tail }
