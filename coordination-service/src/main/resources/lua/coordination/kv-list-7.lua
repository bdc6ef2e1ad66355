#!lua flags=no-writes
-- kv-list-7: all entries under a prefix, in byte order. Its index: of the table for the empty prefix and for one under which
-- nothing is or was; else the largest of entries, tombstones and the floor of forgotten tombstones.
-- KEYS[1] meta (HASH)   KEYS[2] kv (HASH)   KEYS[3] val (HASH)   KEYS[4] names (ZSET)   KEYS[5] due (ZSET)
-- KEYS[6] tomb (ZSET)   KEYS[7] tombnames (ZSET)   ARGV[1] prefix   ARGV[2] values 0/1   ARGV[3] max   ARGV[4] max bytes
-- returns {OK, ns, index, key, create:modify:lock:flags:session, value ...} | {EMPTY, ns, index} | {TOOMANY, n}
-- | {OVERDUE, id ...}
-- include: coordination/session_now
-- include: coordination/list_kv
local unit = {
  meta = KEYS[1], kv = KEYS[2], val = KEYS[3], names = KEYS[4], due = KEYS[5], tomb = KEYS[6], tombnames = KEYS[7],
}
local prefix, with_values, max, max_bytes = ARGV[1], ARGV[2] == '1', tonumber(ARGV[3]), tonumber(ARGV[4])
local from, to = prefix_range(prefix)
local count = redis.call('ZLEXCOUNT', unit.names, from, to)
if count > max then
  return { 'TOOMANY', whole(count) }
end
local names = redis.call('ZRANGEBYLEX', unit.names, from, to)
if with_values and bytes_of(unit, names, max_bytes) > max_bytes then
  return { 'TOOMANY', whole(count) }
end
local reply = { 'OK', '', '' }
local newest, dead = append_entries(unit, names, with_values, reply)
if #dead > 0 then
  return { 'OVERDUE', unpack(dead) }
end
local indexes = redis.call('HMGET', unit.meta, 'index', 'kv', 'floor')
newest = math.max(newest, newest_tombstone(unit, from, to))
if prefix == '' or newest == 0 then
  newest = tonumber(indexes[2] or '0')
else
  newest = math.max(newest, tonumber(indexes[3] or '0'))
end
if count == 0 then
  return { 'EMPTY', indexes[1] or '0', whole(newest) }
end
reply[2], reply[3] = indexes[1] or '0', whole(newest)
return reply
