-- put_event(unit): the last step of every script that changes something. Writes the index, the indexes and change counts of
-- the tables concerned, and the subjects to the stream: first p, the index of the entry before, then at most 500 pairs.
-- include: coordination/next_index
local function put_event(unit)
  if not change.index then
    return
  end
  local fields = { 'index', change.index }
  for name in pairs(change.tables) do
    fields[#fields + 1] = name
    fields[#fields + 1] = change.index
    redis.call('HINCRBY', unit.meta, name .. '#', 1)
  end
  redis.call('HSET', unit.meta, unpack(fields))
  local before, part = change.before, 0
  for first = 1, #change.subjects, 1000 do
    local last = math.min(first + 999, #change.subjects)
    redis.call('XADD', unit.events, 'MAXLEN', '~', '10000', change.index .. '-' .. part,
      'p', before, unpack(change.subjects, first, last))
    before, part = change.index, part + 1
  end
end
