-- txn_nodes: node_verbs[verb](unit, op, give) judges one operation on a node, as txn_catalog does on a check.
-- include: coordination/catalog_put
-- include: coordination/txn_overlay_catalog
local node_verbs = {}

function node_verbs.get(unit, op, give)
  local node = ov_node(unit, node_name(unit, op))
  if not node then
    return 'node ' .. quoted(op.shown) .. " doesn't exist"
  end
  give(encode_node(node))
end

function node_verbs.set(unit, op, give)
  local owner = name_owner(unit, op.node, op.id)
  if owner then
    return 'Node name ' .. op.shown .. ' is reserved by node ' .. owner.id
  end
  local old, former = ov_node(unit, op.node), node_name(unit, op)
  local id = op.id == '' and old and old.id or op.id
  local node = old
  if not (old and old.id == id and old.json == op.json) then
    local index = next_index(unit)
    node = { create = old and old.create or index, modify = index, id = id, json = op.json }
    if former ~= op.node then
      ov_drop_node(unit, former)
    end
  end
  ov.nodes[op.node] = node
  later(function() put_node(unit, op.node, op.id, op.json, false) end)
  give(encode_node(node))
end

function node_verbs.cas(unit, op, give)
  local old = ov_node(unit, op.node)
  if op.index ~= (old and old.modify or '0') then
    return 'failed to set node ' .. quoted(op.shown) .. ', index is stale'
  end
  return node_verbs.set(unit, op, give)
end

function node_verbs.delete(unit, op)
  if ov_node(unit, op.node) then
    next_index(unit)
    ov_drop_node(unit, op.node)
    later(function() delete_node(unit, op.node) end)
  end
end

node_verbs['delete-cas'] = function(unit, op)
  local old = ov_node(unit, op.node)
  if not old or op.index ~= old.modify then
    return 'failed to delete node ' .. quoted(op.shown) .. ', index is stale'
  end
  return node_verbs.delete(unit, op)
end
