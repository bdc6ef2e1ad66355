-- txn_conditions: the verbs on keys that only ask, as txn_kv has them.
-- include: coordination/txn_kv
kv_verbs['check-session'] = function(unit, op, give)
  local entry = ov_entry(unit, op.key)
  if not entry then
    return 'failed to check session, key ' .. quoted(op.key) .. " doesn't exist"
  end
  if entry.session ~= op.session then
    return 'failed session check for key ' .. quoted(op.key) .. ', current session ' .. quoted(entry.session)
      .. ' != ' .. quoted(op.session)
  end
  give(op.key, entry)
end

kv_verbs['check-index'] = function(unit, op, give)
  local entry = ov_entry(unit, op.key)
  if not entry then
    return 'failed to check index, key ' .. quoted(op.key) .. " doesn't exist"
  end
  if entry.modify ~= op.index then
    return 'failed index check for key ' .. quoted(op.key) .. ', current modify index ' .. entry.modify .. ' != ' .. op.index
  end
  give(op.key, entry)
end

kv_verbs['check-not-exists'] = function(unit, op)
  return ov_entry(unit, op.key) and 'key ' .. quoted(op.key) .. ' exists' or nil
end
