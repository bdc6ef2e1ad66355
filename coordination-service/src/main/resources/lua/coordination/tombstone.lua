-- tombstone(unit, name): remembers that a key or prefix was deleted. reap(unit, before): forgets the oldest ones, those
-- beyond 10,000 and those older than the index `before`; what is forgotten raises `floor`, so that no index ever falls.
-- include: coordination/next_index
local function tombstone(unit, name)
  redis.call('ZADD', unit.tomb, next_index(unit), name)
  redis.call('ZADD', unit.tombnames, 0, name)
end

local function reap(unit, before)
  local extra = redis.call('ZCARD', unit.tomb) - 10000
  local old = redis.call('ZCOUNT', unit.tomb, '-inf', '(' .. before)
  local count = math.min(math.max(extra, old), 500)
  if count <= 0 then
    return
  end
  local gone = redis.call('ZPOPMIN', unit.tomb, count)
  for i = 1, #gone, 2 do
    redis.call('ZREM', unit.tombnames, gone[i])
  end
  redis.call('HSET', unit.meta, 'floor', whole(tonumber(gone[#gone])))
end
