-- remove_entry(unit, key, entry): deletes one key with a tombstone and frees its lock; the change is noted.
-- include: coordination/tombstone
local function remove_entry(unit, key, entry)
  redis.call('HDEL', unit.kv, key)
  redis.call('HDEL', unit.val, key)
  redis.call('ZREM', unit.names, key)
  if entry.session ~= '' then
    redis.call('ZREM', unit.held, entry.session .. key)
  end
  tombstone(unit, key)
  changed('kv', 'k', key)
end
