-- remove_tree(unit, prefix, names): deletes all entries under a prefix: one tombstone, one event. Without prefix all older
-- tombstones go too and the floor takes their place.
-- include: coordination/decode_kv
-- include: coordination/tombstone
local function remove_tree(unit, prefix, names)
  local index = next_index(unit)
  for first = 1, #names, 1000 do
    local last = math.min(first + 999, #names)
    for i, text in ipairs(redis.call('HMGET', unit.kv, unpack(names, first, last))) do
      local session = decode_kv(text).session
      if session ~= '' then
        redis.call('ZREM', unit.held, session .. names[first + i - 1])
      end
    end
    redis.call('HDEL', unit.kv, unpack(names, first, last))
    redis.call('HDEL', unit.val, unpack(names, first, last))
    redis.call('ZREM', unit.names, unpack(names, first, last))
  end
  if prefix == '' then
    redis.call('DEL', unit.tomb, unit.tombnames)
    redis.call('HSET', unit.meta, 'floor', index)
  else
    tombstone(unit, prefix)
  end
  changed('kv', 't', prefix)
  return index
end
