#!lua flags=allow-oom
-- put-off-1: puts off the moment from which a generation is to be unlinked, as long as that has not come.
-- KEYS[1] uids to unlink (ZSET, since ms)
-- ARGV[1] uid   ARGV[2] since ms
-- returns {1} | {0} it has come: the generation may be unlinked already
-- include: redis/clock
local gone, uid, since = KEYS[1], ARGV[1], ARGV[2]
local due = redis.call('ZSCORE', gone, uid)
if not due or tonumber(due) <= now_ms() then
  return { 0 }
end
redis.call('ZADD', gone, since, uid)
return { 1 }
