#!lua flags=allow-oom
-- kv-release-6: frees a key its holder gives back; value and flags are set as given. The session need not exist.
-- KEYS[1] meta (HASH)   KEYS[2] kv (HASH)   KEYS[3] val (HASH)   KEYS[4] due (ZSET)   KEYS[5] held (ZSET)
-- KEYS[6] events (STREAM)
-- ARGV[1] key   ARGV[2] session   ARGV[3] flags   ARGV[4] value   ARGV[5] keep value and flags 0/1
-- returns {OK, modify} | {NO} missing, free or another's | {OVERDUE, id}
-- include: coordination/unit
-- include: coordination/session_now
-- include: coordination/put_event
-- include: coordination/lock_kv
local unit = { meta = KEYS[1], kv = KEYS[2], val = KEYS[3], due = KEYS[4], held = KEYS[5], events = KEYS[6] }
local key, id, flags, value, keep = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5] == '1'
guard(unit)
local entry = decode_kv(redis.call('HGET', unit.kv, key))
if not entry or entry.session ~= id then
  return { 'NO' }
end
if overdue(unit, id) then
  return { 'OVERDUE', id }
end
if keep then
  flags, value = entry.flags, nil
end
local freed = free_entry(unit, key, entry, flags, value)
put_event(unit)
return { 'OK', freed.modify }
