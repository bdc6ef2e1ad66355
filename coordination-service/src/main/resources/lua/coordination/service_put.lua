-- service_put: put_service(unit, node, id, name, json) writes a service of a registered node; one that stays as it was takes
-- no index. Names in lower case. The caller's last step is put_event(unit).
-- include: coordination/catalog_records
local function put_service(unit, node, id, name, json)
  local member = node .. '\0' .. id
  local old = decode_service(redis.call('HGET', unit.services, member))
  if old and old.name == name and old.json == json then
    return
  end
  local index = next_index(unit)
  redis.call('HSET', unit.services, member,
    (old and old.create or index) .. ':' .. index .. ':' .. name .. '\n' .. json)
  redis.call('ZADD', unit.catalog, 0, 's\0' .. member)
  changed('services', 'n', node)
end
