-- txn_catalog: node_verbs and check_verbs[verb](unit, op, give) judge one operation on a node or check: give(record) for its
-- result, or the text of its failure is returned.
-- include: coordination/catalog_put
-- include: coordination/txn_nodes
local check_verbs = {}

local function ov_check(unit, op)
  local member = op.node .. '\0' .. op.id
  if ov.checks[member] == nil then
    ov.checks[member] = decode_check(redis.call('HGET', unit.checks, member)) or false
  end
  return ov.checks[member], member
end

local function check_text(op, what)
  return what .. ' check ' .. quoted(op.shown) .. ' on node ' .. quoted(op.shown_node)
end

function check_verbs.get(unit, op, give)
  local check = ov_check(unit, op)
  if not check then
    return string.sub(check_text(op, ''), 2) .. " doesn't exist"
  end
  give(encode_check(check))
end

function check_verbs.set(unit, op, give)
  local old, member = ov_check(unit, op)
  if not ov_node(unit, op.node) then
    return 'Missing node registration'
  end
  if op.check.service ~= '' and redis.call('HEXISTS', unit.services, op.node .. '\0' .. op.check.service) == 0 then
    return 'Missing service registration'
  end
  local check = {}
  for field, value in pairs(op.check) do
    check[field] = value
  end
  check.create, check.modify = old and old.create, old and old.modify
  if not old or encode_check(check) ~= encode_check(old) then
    check.modify = next_index(unit)
    check.create = old and old.create or check.modify
  end
  if check.status == 'critical' then
    ov_end_linked(unit, op.node, op.id)
  end
  ov.checks[member] = check
  later(function() put_check(unit, op.node, op.id, op.check) end)
  give(encode_check(check))
end

function check_verbs.cas(unit, op, give)
  local old = ov_check(unit, op)
  if op.index ~= (old and old.modify or '0') then
    return check_text(op, 'failed to set') .. ', index is stale'
  end
  return check_verbs.set(unit, op, give)
end

function check_verbs.delete(unit, op)
  local old, member = ov_check(unit, op)
  if old then
    next_index(unit)
    ov.checks[member] = false
    ov_end_linked(unit, op.node, op.id)
    later(function() delete_check(unit, op.node, op.id) end)
  end
end

check_verbs['delete-cas'] = function(unit, op)
  local old = ov_check(unit, op)
  if not old or op.index ~= old.modify then
    return check_text(op, 'failed to delete') .. ', index is stale'
  end
  return check_verbs.delete(unit, op)
end
