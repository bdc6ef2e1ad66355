-- decode_kv(text): an entry's create, modify and lock index, flags and session ('' if free), all as text; nil for none.
-- put_entry(unit, key, entry, value, fresh): writes an entry; a nil value leaves the value as it is.
-- include: coordination/next_index
local function decode_kv(text)
  if not text then
    return nil
  end
  local create, modify, lock, flags, session = string.match(text, '^(%d+):(%d+):(%d+):(%d+):(.*)$')
  return { create = create, modify = modify, lock = lock, flags = flags, session = session }
end

local function put_entry(unit, key, entry, value, fresh)
  local text = table.concat({ entry.create, entry.modify, entry.lock, entry.flags, entry.session }, ':')
  redis.call('HSET', unit.kv, key, text)
  if value == '' then
    redis.call('HDEL', unit.val, key)
  elseif value then
    redis.call('HSET', unit.val, key, value)
  end
  if fresh then
    redis.call('ZADD', unit.names, 0, key)
  end
  changed('kv', 'k', key)
end

-- The bytes below a prefix end before the byte 255, which no key holds.
local function prefix_range(prefix)
  if prefix == '' then
    return '-', '+'
  end
  return '[' .. prefix, '(' .. prefix .. '\255'
end
