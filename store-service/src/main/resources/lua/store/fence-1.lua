#!lua flags=allow-oom
-- fence-1: holds writes to a partition for a while, lets them go on, or ends them for good.
-- KEYS[1] state of the partition (HASH state, token, until ms; absent while live)
-- ARGV[1] freeze | renew | thaw | drop   ARGV[2] token of whoever freezes   ARGV[3] lease ms
-- returns {1, until ms} | {0} another's, lapsed, or dropped; for renew: not frozen by this token any more
-- A lapsed freeze is not prolonged: writes may have been let through since. Anybody may thaw it.
-- include: redis/clock
-- include: redis/numbers
local meta = KEYS[1]
local order, token, lease = ARGV[1], ARGV[2], tonumber(ARGV[3])
local day = 86400000
local now = now_ms()
local held = redis.call('HMGET', meta, 'state', 'token', 'until')
local state, owner, ends = held[1], held[2], tonumber(held[3] or 0)
if order == 'drop' then
  redis.call('HSET', meta, 'state', 'dropped')
  redis.call('PEXPIRE', meta, day)
  return { 1, whole(now + day) }
end
if state == 'dropped' then
  return { 0 }
end
local lapsed = state == 'frozen' and ends <= now
if order == 'thaw' then
  if state == 'frozen' and owner ~= token and not lapsed then
    return { 0 }
  end
  redis.call('UNLINK', meta)
  return { 1, '0' }
end
if order == 'renew' and state ~= 'frozen' or state == 'frozen' and (owner ~= token or lapsed) then
  return { 0 }
end
redis.call('HSET', meta, 'state', 'frozen', 'token', token, 'until', whole(now + lease))
return { 1, whole(now + lease) }
