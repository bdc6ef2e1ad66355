-- lock_kv: delay_left(unit, key) is the rest of a key's lock-delay in ms; lock_entry makes a session the holder, also of a
-- key that was not there; free_entry takes it back. A nil value leaves the value as it is.
-- include: redis/clock
-- include: redis/numbers
-- include: coordination/decode_kv
local function delay_left(unit, key)
  local ends = redis.call('ZSCORE', unit.delay, key)
  return ends and math.max(0, tonumber(ends) - now_ms()) or 0
end

local function lock_entry(unit, key, entry, id, flags, value)
  local modify = next_index(unit)
  local lock = '1'
  if entry and entry.session == id then
    lock = entry.lock
  elseif entry then
    lock = whole(tonumber(entry.lock) + 1)
  end
  local locked = { create = entry and entry.create or modify, modify = modify, lock = lock, flags = flags, session = id }
  put_entry(unit, key, locked, value, not entry)
  redis.call('ZADD', unit.held, 0, id .. key)
  return locked
end

local function free_entry(unit, key, entry, flags, value)
  redis.call('ZREM', unit.held, entry.session .. key)
  local freed = { create = entry.create, modify = next_index(unit), lock = entry.lock, flags = flags, session = '' }
  put_entry(unit, key, freed, value, false)
  return freed
end
