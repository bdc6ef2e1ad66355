-- txn_reads: the verbs on keys that change nothing, as txn_kv has them.
-- include: coordination/txn_kv
kv_verbs.lock, kv_verbs.unlock = txn_lock, txn_unlock

local function give_whole(unit, key, entry, give)
  local value = ov_value(unit, key)
  ov.bytes = ov.bytes + #value
  give(key, entry, value)
end

function kv_verbs.get(unit, op, give)
  local entry = ov_entry(unit, op.key)
  if not entry then
    return 'key ' .. quoted(op.key) .. " doesn't exist"
  end
  give_whole(unit, op.key, entry, give)
end

kv_verbs['get-or-empty'] = function(unit, op, give)
  local entry = ov_entry(unit, op.key)
  if entry then
    give_whole(unit, op.key, entry, give)
  else
    give(op.key, { create = '0', modify = '0', lock = '0', flags = '0', session = '' })
  end
end

kv_verbs['get-tree'] = function(unit, op, give)
  for _, name in ipairs(ov_names(unit, op.key)) do
    if ov.bytes > ov.max_bytes then
      return
    end
    give_whole(unit, name, ov_entry(unit, name), give)
  end
end
