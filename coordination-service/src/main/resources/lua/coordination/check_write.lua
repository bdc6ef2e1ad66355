-- check_write: put_check(unit, node, id, check) writes a check of a registered node: fields as decode_check gives them, but
-- for the indexes. A check that stays as it was takes no index; a critical one ends its sessions all the same.
-- set_status(unit, node, id, check, status, output) writes only these two. rest_ttl(unit, node, id, ttl): the next moment at
-- which a TTL check must have been heard of.
-- The caller's last step is put_event(unit); one that sets TTLs has called keep_time(unit).
-- include: coordination/catalog_records
-- include: coordination/session_now
-- include: coordination/end_session
local function rest_ttl(unit, node, id, ttl)
  if ttl == '0' then
    redis.call('ZREM', unit.checkdue, node .. '\0' .. id)
  else
    redis.call('ZADD', unit.checkdue, whole(session_now(unit) + 1 + tonumber(ttl)), node .. '\0' .. id)
  end
end

local function store_check(unit, node, id, check, old)
  local same = old ~= nil
  for _, field in ipairs({ 'status', 'kind', 'ttl', 'service', 'session', 'json', 'output' }) do
    same = same and old[field] == check[field]
  end
  if not same then
    check.modify = next_index(unit)
    check.create = old and old.create or check.modify
    redis.call('HSET', unit.checks, node .. '\0' .. id, encode_check(check))
    redis.call('ZADD', unit.catalog, 0, 'c\0' .. node .. '\0' .. id)
    changed('checks', 'c', node .. '\0' .. id)
  end
  if check.status == 'critical' then
    end_linked(unit, node, id)
  end
end

local function put_check(unit, node, id, check)
  store_check(unit, node, id, check, decode_check(redis.call('HGET', unit.checks, node .. '\0' .. id)))
  rest_ttl(unit, node, id, check.ttl)
end

local function set_status(unit, node, id, old, status, output)
  local check = {}
  for field, value in pairs(old) do
    check[field] = value
  end
  check.status, check.output = status, output
  store_check(unit, node, id, check, old)
end
