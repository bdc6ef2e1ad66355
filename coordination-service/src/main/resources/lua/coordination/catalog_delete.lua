-- catalog_delete: delete_check, delete_service (with its checks), delete_node (with services, checks and sessions); each
-- ends the sessions attached and says whether it was there. What goes, goes whole, however much hangs on it.
-- Names in lower case. The caller's last step is put_event(unit).
-- include: coordination/catalog_records
-- include: coordination/end_session
local function delete_check(unit, node, id)
  local member = node .. '\0' .. id
  if redis.call('HDEL', unit.checks, member) == 0 then
    return false
  end
  next_index(unit)
  redis.call('ZREM', unit.catalog, 'c\0' .. member)
  redis.call('ZREM', unit.checkdue, member)
  changed('checks', 'c', member)
  end_linked(unit, node, id)
  return true
end

local function delete_service(unit, node, id)
  local member = node .. '\0' .. id
  if redis.call('HDEL', unit.services, member) == 0 then
    return false
  end
  next_index(unit)
  redis.call('ZREM', unit.catalog, 's\0' .. member)
  changed('services', 'n', node)
  for _, check in ipairs(catalog_range(unit, 'c\0' .. node .. '\0', -1)) do
    local record = decode_check(redis.call('HGET', unit.checks, node .. '\0' .. check))
    if record and record.service == id then
      delete_check(unit, node, check)
    end
  end
  return true
end

local function delete_node(unit, node)
  local record = decode_node(redis.call('HGET', unit.nodes, node))
  if not record then
    return false
  end
  next_index(unit)
  for _, check in ipairs(catalog_range(unit, 'c\0' .. node .. '\0', -1)) do
    delete_check(unit, node, check)
  end
  for _, service in ipairs(catalog_range(unit, 's\0' .. node .. '\0', -1)) do
    delete_service(unit, node, service)
  end
  end_linked(unit, node, '')
  redis.call('HDEL', unit.nodes, node)
  redis.call('ZREM', unit.catalog, 'n\0' .. node, 'i\0' .. record.id .. '\0' .. node)
  changed('nodes', 'n', node)
  return true
end
