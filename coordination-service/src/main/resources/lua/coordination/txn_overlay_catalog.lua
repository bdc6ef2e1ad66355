-- txn_overlay_catalog: nodes and checks as the operations so far leave them.
-- ov_node(unit, name), ov_check(unit, op) → record or false; the second also gives its member.
-- ov_drop_node(unit, name) forgets a node with all on it. ov_put_check(unit, op, old, member) → the check as it will be.
-- node_name(unit, op) → the name a node goes by: its id counts before its name.
-- include: coordination/catalog_records
-- include: coordination/txn_overlay
local function ov_node(unit, name)
  if ov.nodes[name] == nil then
    ov.nodes[name] = decode_node(redis.call('HGET', unit.nodes, name)) or false
  end
  return ov.nodes[name]
end

local function encode_node(node)
  return table.concat({ node.create, node.modify, node.id, node.json }, ':')
end

local function ov_drop_node(unit, name)
  ov.nodes[name] = false
  for _, check in ipairs(catalog_range(unit, 'c\0' .. name .. '\0', -1)) do
    ov.checks[name .. '\0' .. check] = false
  end
  ov_end_linked(unit, name, '')
end

local function node_name(unit, op)
  return op.id ~= '' and catalog_range(unit, 'i\0' .. op.id .. '\0', 1)[1] or op.node
end

local function ov_check(unit, op)
  local member = op.node .. '\0' .. op.id
  if ov.checks[member] == nil then
    ov.checks[member] = decode_check(redis.call('HGET', unit.checks, member)) or false
  end
  return ov.checks[member], member
end

local function ov_put_check(unit, op, old, member)
  local check = {}
  for field, value in pairs(op.check) do
    check[field] = value
  end
  check.create, check.modify = old and old.create, old and old.modify
  if not old or encode_check(check) ~= encode_check(old) then
    check.modify = next_index(unit)
    check.create = old and old.create or check.modify
  end
  ov.checks[member] = check
  return check
end
