#!lua flags=allow-oom
-- reconcile-due-1: takes on orders that are due; they come due again after the lease if nobody finishes them.
-- KEYS[1] reconcile:{directory} (ZSET)   ARGV[1] lease ms   ARGV[2] how many at most (1000)
-- returns {due, subject, new due ms ...}
-- include: redis/clock
-- include: redis/numbers
local reconcile_key, lease, most = KEYS[1], tonumber(ARGV[1]), ARGV[2]
local now = now_ms()
local again = whole(now + lease)
local reply = { 'due' }
for _, subject in ipairs(redis.call('ZRANGEBYSCORE', reconcile_key, '-inf', whole(now), 'LIMIT', 0, most)) do
  redis.call('ZADD', reconcile_key, again, subject)
  reply[#reply + 1] = subject
  reply[#reply + 1] = again
end
return reply
