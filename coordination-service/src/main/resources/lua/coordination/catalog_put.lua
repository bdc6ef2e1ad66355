-- catalog_put: put_node(unit, node, id, json, skip) writes a node; an id known under another name renames: the old node goes
-- with all that is on it. What stays as it was takes no index. Names in lower case.
-- name_owner(unit, node, id): to be asked before any write: the record of a healthy node of that name with another id.
-- The caller's last step is put_event(unit).
-- include: coordination/catalog_records
-- include: coordination/catalog_delete
-- include: coordination/check_write
local function name_owner(unit, node, id)
  local old = decode_node(redis.call('HGET', unit.nodes, node))
  if not old or id == '' or old.id == '' or old.id == id then
    return nil
  end
  local health = decode_check(redis.call('HGET', unit.checks, node .. '\0serfhealth'))
  return health and health.status ~= 'critical' and old or nil
end

local function rename_from(unit, node, id)
  local former = id ~= '' and catalog_range(unit, 'i\0' .. id .. '\0', 1)[1]
  if not former or former == node then
    return nil
  end
  local record = decode_node(redis.call('HGET', unit.nodes, former))
  delete_node(unit, former)
  return record
end

local function put_node(unit, node, id, json, skip)
  local old = decode_node(redis.call('HGET', unit.nodes, node))
  if old and skip then
    return
  end
  if id == '' and old then
    id = old.id
  end
  if old and old.id == id and old.json == json then
    return
  end
  local former = rename_from(unit, node, id)
  local index = next_index(unit)
  local create = (old or former or { create = index }).create
  redis.call('HSET', unit.nodes, node, table.concat({ create, index, id, json }, ':'))
  redis.call('ZADD', unit.catalog, 0, 'n\0' .. node)
  if old and old.id ~= id then
    redis.call('ZREM', unit.catalog, 'i\0' .. old.id .. '\0' .. node)
  end
  if id ~= '' then
    redis.call('ZADD', unit.catalog, 0, 'i\0' .. id .. '\0' .. node)
  end
  changed('nodes', 'n', node)
end
