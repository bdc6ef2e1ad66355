-- txn_kv: kv_verbs[verb](unit, op, give) judges one operation on a key: it calls give(key, entry, value or nil) for each
-- result, or returns the text of its failure.
-- include: coordination/txn_tree
-- include: coordination/remove_tree
-- include: coordination/txn_lock
local kv_verbs = {}

function kv_verbs.set(unit, op, give)
  local old = ov_entry(unit, op.key)
  if old and old.lock == '0' and old.flags == op.flags and ov_value(unit, op.key) == op.value then
    give(op.key, old)
    return nil
  end
  local modify = next_index(unit)
  local entry = {
    create = old and old.create or modify, modify = modify, lock = '0', flags = op.flags,
    session = old and old.session or '',
  }
  ov_put(unit, op.key, entry, op.value, not old)
  give(op.key, entry)
end

function kv_verbs.cas(unit, op, give)
  local old = ov_entry(unit, op.key)
  if op.index ~= (old and old.modify or '0') then
    return 'failed to set key ' .. quoted(op.key) .. ', index is stale'
  end
  return kv_verbs.set(unit, op, give)
end

function kv_verbs.delete(unit, op)
  local old = ov_entry(unit, op.key)
  if old then
    next_index(unit)
    ov.entries[op.key], ov.values[op.key] = false, ''
    later(function() remove_entry(unit, op.key, old) end)
  end
end

kv_verbs['delete-cas'] = function(unit, op)
  local old = ov_entry(unit, op.key)
  if old and op.index ~= old.modify then
    return 'failed to delete key ' .. quoted(op.key) .. ', index is stale'
  end
  return kv_verbs.delete(unit, op)
end

kv_verbs['delete-tree'] = function(unit, op)
  local names = ov_names(unit, op.key)
  for _, name in ipairs(names) do
    ov.entries[name], ov.values[name] = false, ''
  end
  if #names > 0 then
    next_index(unit)
    later(function() remove_tree(unit, op.key, names) end)
  end
end
