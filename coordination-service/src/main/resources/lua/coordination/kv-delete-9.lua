#!lua flags=allow-oom
-- kv-delete-9: deletes one key, always or only at the given index.
-- KEYS[1] meta (HASH)   KEYS[2] kv (HASH)   KEYS[3] val (HASH)   KEYS[4] names (ZSET)   KEYS[5] due (ZSET)
-- KEYS[6] held (ZSET)   KEYS[7] tomb (ZSET)   KEYS[8] tombnames (ZSET)   KEYS[9] events (STREAM)
-- ARGV[1] key   ARGV[2] plain|cas   ARGV[3] index
-- returns {OK, index} | {NONE} there was none | {NO, modify} | {OVERDUE, id}
-- include: coordination/unit
-- include: coordination/session_now
-- include: coordination/put_event
-- include: coordination/decode_kv
-- include: coordination/remove_entry
local unit = {
  meta = KEYS[1], kv = KEYS[2], val = KEYS[3], names = KEYS[4], due = KEYS[5], held = KEYS[6], tomb = KEYS[7],
  tombnames = KEYS[8], events = KEYS[9],
}
local key, mode, index = ARGV[1], ARGV[2], ARGV[3]
guard(unit)
local entry = decode_kv(redis.call('HGET', unit.kv, key))
if not entry then
  return { 'NONE' }
end
if entry.session ~= '' and overdue(unit, entry.session) then
  return { 'OVERDUE', entry.session }
end
if mode == 'cas' and index ~= entry.modify then
  return { 'NO', entry.modify }
end
local gone = next_index(unit)
remove_entry(unit, key, entry)
reap(unit, '0')
put_event(unit)
return { 'OK', gone }
