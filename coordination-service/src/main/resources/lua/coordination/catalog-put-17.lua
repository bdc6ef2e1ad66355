#!lua
-- catalog-put-17: registers a node, perhaps a service of it, and checks.
-- KEYS all of a namespace, in the order of unit.lua
-- ARGV[1] node   ARGV[2] its id or ''   ARGV[3] its JSON   ARGV[4] leave a node alone that is there 0/1
-- ARGV[5] the caller may write the node 0/1   ARGV[6] service id or ''   ARGV[7] its name in lower case   ARGV[8] its JSON
-- ARGV[9...] per check: id, status, type, ttl ms, service id or '', JSON, output; names in lower case
-- returns {OK, index or ''} | {DENIED} the node is new or would change | {NOSERVICE, n} of the n-th check
--   | {NAMETAKEN, id, JSON} a healthy node of that name has another id
-- include: coordination/unit
-- include: coordination/put_event
-- include: coordination/catalog_put
-- include: coordination/service_put
local unit = unit_of(KEYS)
local node, id, json, skip, may_write = ARGV[1], ARGV[2], ARGV[3], ARGV[4] == '1', ARGV[5] == '1'
local service = ARGV[6]
guard(unit)
local old = decode_node(redis.call('HGET', unit.nodes, node))
local changes = not old or not skip and (old.json ~= json or id ~= '' and old.id ~= id)
if changes and not may_write then
  return { 'DENIED' }
end
local owner = changes and name_owner(unit, node, id)
if owner then
  return { 'NAMETAKEN', owner.id, owner.json }
end
for i = 9, #ARGV, 7 do
  local of = ARGV[i + 4]
  if of ~= '' and of ~= service and redis.call('HEXISTS', unit.services, node .. '\0' .. of) == 0 then
    return { 'NOSERVICE', whole((i - 9) / 7) }
  end
end
keep_time(unit)
put_node(unit, node, id, json, skip)
if service ~= '' then
  put_service(unit, node, service, ARGV[7], ARGV[8])
end
for i = 9, #ARGV, 7 do
  put_check(unit, node, ARGV[i], {
    status = ARGV[i + 1], kind = ARGV[i + 2], ttl = ARGV[i + 3], service = ARGV[i + 4], session = '',
    json = ARGV[i + 5], output = ARGV[i + 6],
  })
end
put_event(unit)
return { 'OK', change.index or '' }
