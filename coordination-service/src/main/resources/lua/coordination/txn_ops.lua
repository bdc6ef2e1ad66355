-- txn_ops: txn_read(argv) makes operations of the flat arguments, 13 each: kind and verb, then what the kind needs;
-- txn_judge(unit, op, number, results) runs one, gives the text of its failure or nil.
-- include: coordination/txn_reads
-- include: coordination/txn_conditions
-- include: coordination/txn_catalog
local function txn_op(a)
  if a[1] == 'kv' then
    return { kind = a[1], verb = a[2], key = a[3], value = a[4], flags = a[5], index = a[6], session = a[7] }
  elseif a[1] == 'node' then
    return { kind = a[1], verb = a[2], node = a[3], id = a[4], json = a[5], index = a[6], shown = a[7] }
  elseif a[1] == 'check' then
    return {
      kind = a[1], verb = a[2], node = a[3], id = a[4], index = a[5], shown = a[6], shown_node = a[7],
      check = {
        status = a[8], kind = a[9], ttl = a[10], service = a[11], session = '', json = a[12], output = a[13],
      },
    }
  end
  return { kind = 'refused', text = a[2] }
end

local function txn_read(argv, first)
  local ops = {}
  for at = first, #argv, 13 do
    local fields = {}
    for i = 0, 12 do
      fields[i + 1] = argv[at + i]
    end
    ops[#ops + 1] = txn_op(fields)
  end
  return ops
end

local function txn_judge(unit, op, number, results)
  if op.kind == 'kv' then
    return kv_verbs[op.verb](unit, op, function(key, entry, value)
      local state = table.concat({ entry.create, entry.modify, entry.lock, entry.flags, entry.session }, ':')
      results[#results + 1] = { number, 'kv', key, state, value and '1' or '0', value or '' }
    end)
  elseif op.kind == 'node' then
    return node_verbs[op.verb](unit, op, function(record)
      results[#results + 1] = { number, 'node', record }
    end)
  end
  return check_verbs[op.verb](unit, op, function(record)
    local service = op.check.service ~= '' and redis.call('HGET', unit.services, op.node .. '\0' .. op.check.service)
    results[#results + 1] = { number, 'check', record, service or '' }
  end)
end
