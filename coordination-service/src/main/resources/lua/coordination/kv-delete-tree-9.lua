#!lua flags=allow-oom
-- kv-delete-tree-9: deletes all entries under a prefix.
-- KEYS[1] meta (HASH)   KEYS[2] kv (HASH)   KEYS[3] val (HASH)   KEYS[4] names (ZSET)   KEYS[5] due (ZSET)
-- KEYS[6] held (ZSET)   KEYS[7] tomb (ZSET)   KEYS[8] tombnames (ZSET)   KEYS[9] events (STREAM)
-- ARGV[1] prefix   ARGV[2] max
-- returns {OK, index, n} | {NONE} | {TOOMANY, n} | {OVERDUE, id ...}
-- include: coordination/unit
-- include: coordination/session_now
-- include: coordination/put_event
-- include: coordination/list_kv
-- include: coordination/remove_tree
local unit = {
  meta = KEYS[1], kv = KEYS[2], val = KEYS[3], names = KEYS[4], due = KEYS[5], held = KEYS[6], tomb = KEYS[7],
  tombnames = KEYS[8], events = KEYS[9],
}
local prefix, max = ARGV[1], tonumber(ARGV[2])
guard(unit)
local from, to = prefix_range(prefix)
local count = redis.call('ZLEXCOUNT', unit.names, from, to)
if count == 0 then
  return { 'NONE' }
end
if count > max then
  return { 'TOOMANY', whole(count) }
end
local names = redis.call('ZRANGEBYLEX', unit.names, from, to)
local _, dead = append_entries(unit, names, false, {})
if #dead > 0 then
  return { 'OVERDUE', unpack(dead) }
end
local index = remove_tree(unit, prefix, names)
reap(unit, '0')
put_event(unit)
return { 'OK', index, whole(count) }
