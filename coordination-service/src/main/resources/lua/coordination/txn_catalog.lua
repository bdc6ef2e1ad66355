-- txn_catalog: check_verbs[verb](unit, op, give) judges one operation on a check: give(record) for its result, or the text
-- of its failure is returned. node_verbs, from txn_nodes, do so for nodes.
-- include: coordination/catalog_put
-- include: coordination/txn_nodes
local check_verbs = {}

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
  local check = ov_put_check(unit, op, old, member)
  if check.status == 'critical' then
    ov_end_linked(unit, op.node, op.id)
  end
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
