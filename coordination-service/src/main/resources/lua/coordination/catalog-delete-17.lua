#!lua flags=allow-oom
-- catalog-delete-17: deregisters a node, a service or a check, with what hangs on it.
-- KEYS all of a namespace, in the order of unit.lua
-- ARGV[1] node | service | check   ARGV[2] node   ARGV[3] service or check id, else ''; names in lower case
-- returns {OK, index} | {NONE} it was not there
-- include: coordination/unit
-- include: coordination/put_event
-- include: coordination/catalog_delete
local unit = unit_of(KEYS)
local kind, node, id = ARGV[1], ARGV[2], ARGV[3]
guard(unit)
if kind == 'node' then
  delete_node(unit, node)
elseif kind == 'service' then
  delete_service(unit, node, id)
else
  delete_check(unit, node, id)
end
put_event(unit)
return change.index and { 'OK', change.index } or { 'NONE' }
