-- txn_lock: locking and unlocking inside a transaction; ov_put plans the write of an entry.
-- include: coordination/txn_overlay
local function ov_put(unit, key, entry, value, fresh)
  ov.entries[key], ov.values[key] = entry, value
  later(function() put_entry(unit, key, entry, value, fresh) end)
end

local function txn_lock(unit, op, give)
  if op.session == '' then
    return 'missing session'
  end
  if ov.ended[op.session] or redis.call('HEXISTS', unit.sess, op.session) == 0 or overdue(unit, op.session) then
    return 'invalid session ' .. quoted(op.session)
  end
  local old = ov_entry(unit, op.key)
  local mine = old and old.session == op.session
  if old and old.session ~= '' and not mine then
    return 'failed to lock key ' .. quoted(op.key) .. ', lock is already held'
  end
  if mine and old.flags == op.flags and ov_value(unit, op.key) == op.value then
    give(op.key, old)
    return nil
  end
  local held = redis.call('ZLEXCOUNT', unit.held, '[' .. op.session, '(' .. op.session .. '\255')
  if not mine and held >= ov.max_locks then
    return 'too many locks'
  end
  local modify = next_index(unit)
  local entry = {
    create = old and old.create or modify, modify = modify, flags = op.flags, session = op.session,
    lock = mine and old.lock or whole(tonumber(old and old.lock or '0') + 1),
  }
  later(function() redis.call('ZADD', unit.held, 0, op.session .. op.key) end)
  ov_put(unit, op.key, entry, op.value, not old)
  give(op.key, entry)
end

local function txn_unlock(unit, op, give)
  if op.session == '' then
    return 'missing session'
  end
  local old = ov_entry(unit, op.key)
  if not old or old.session ~= op.session then
    return 'failed to unlock key ' .. quoted(op.key) .. ", lock isn't held, or is held by another session"
  end
  local entry = {
    create = old.create, modify = next_index(unit), lock = old.lock, flags = op.flags, session = '',
  }
  later(function() redis.call('ZREM', unit.held, op.session .. op.key) end)
  ov_put(unit, op.key, entry, op.value, false)
  give(op.key, entry)
end
