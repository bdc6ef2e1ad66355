-- acl_change(meta, events): takes the next index of the access control unit and tells its followers that something changed.
-- Followers forget all they know, so an entry carries nothing and a short stream is enough.
-- include: redis/clock
-- include: redis/numbers
local function acl_change(meta, events)
  local last = tonumber(redis.call('HGET', meta, 'index') or '0')
  local index = whole(math.max(last + 1, now_us()))
  redis.call('HSET', meta, 'index', index)
  redis.call('XADD', events, 'MAXLEN', '~', '100', index .. '-0', 'change', '1')
  return index
end
