#!lua flags=no-writes
-- catalog-read-5: nodes, one node with its services, or checks, in the order of their names.
-- KEYS[1] meta (HASH)   KEYS[2] nodes (HASH)   KEYS[3] services (HASH)   KEYS[4] checks (HASH)   KEYS[5] catalog (ZSET)
-- ARGV[1] nodes | node | checks-node | checks-service | checks-state
-- ARGV[2] node, service name (lower case) or state, else ''   ARGV[3] most records
-- returns {OK, index of the namespace, index of the table(s), record...} | {TOOMANY, n}
--   nodes: node records; node: none, or the node's record and its services'; checks: check and service record or '' in turn
-- include: coordination/unit
-- include: coordination/catalog_records
-- include: redis/numbers
local unit = { meta = KEYS[1], nodes = KEYS[2], services = KEYS[3], checks = KEYS[4], catalog = KEYS[5] }
local kind, selector, most = ARGV[1], ARGV[2], tonumber(ARGV[3])
local tables = redis.call('HMGET', unit.meta, 'index', 'nodes', 'services', 'checks')
local reply = { 'OK', tables[1] or '1', tables[4] or '1' }
local function add_check(member)
  local record = redis.call('HGET', unit.checks, member)
  local check = decode_check(record)
  local node = string.match(member, '^(.-)%z')
  local service = check.service ~= '' and redis.call('HGET', unit.services, node .. '\0' .. check.service) or ''
  local wanted = kind == 'checks-node' or kind == 'checks-state' and (selector == 'any' or check.status == selector)
    or kind == 'checks-service' and service ~= '' and decode_service(service).name == selector
  if wanted then
    reply[#reply + 1] = record
    reply[#reply + 1] = service
  end
end
if kind == 'nodes' or kind == 'node' then
  reply[3] = tables[2] or '1'
  if kind == 'node' and tables[3] and tonumber(tables[3]) > tonumber(reply[3]) then
    reply[3] = tables[3]
  end
end
local start = ({ nodes = 'n\0', node = 's\0' .. selector .. '\0', ['checks-node'] = 'c\0' .. selector .. '\0' })[kind]
  or 'c\0'
local members = catalog_range(unit, start, most + 1)
if #members > most then
  return { 'TOOMANY', whole(most) }
end
if kind == 'node' then
  reply[4] = redis.call('HGET', unit.nodes, selector) or nil
end
for _, member in ipairs(members) do
  if kind == 'nodes' then
    reply[#reply + 1] = redis.call('HGET', unit.nodes, member)
  elseif kind == 'node' then
    reply[#reply + 1] = redis.call('HGET', unit.services, selector .. '\0' .. member)
  elseif kind == 'checks-node' then
    add_check(selector .. '\0' .. member)
  else
    add_check(member)
  end
end
return reply
