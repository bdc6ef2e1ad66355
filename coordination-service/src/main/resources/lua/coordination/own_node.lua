-- own_node: keep_own(unit, node, id, json, check_json) remembers what the own node and its serfHealth look like;
-- repair_own(unit) makes them so again, whatever was written meanwhile. The caller's last step is put_event(unit).
-- include: coordination/catalog_put
local function keep_own(unit, node, id, json, check_json)
  redis.call('HSET', unit.meta, 'own', node, 'own-id', id, 'own-json', json, 'own-check', check_json)
end

local function repair_own(unit)
  local own = redis.call('HMGET', unit.meta, 'own', 'own-id', 'own-json', 'own-check')
  if not own[1] then
    return
  end
  put_node(unit, own[1], own[2], own[3], false)
  put_check(unit, own[1], 'serfhealth', {
    status = 'passing', kind = '', ttl = '0', service = '', session = '', json = own[4],
    output = 'Agent alive and reachable',
  })
end
