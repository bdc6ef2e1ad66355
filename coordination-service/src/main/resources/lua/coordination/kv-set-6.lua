#!lua
-- kv-set-6: sets an entry, always or only at the given index (0: only if there is none). The holder stays.
-- KEYS[1] meta (HASH)   KEYS[2] kv (HASH)   KEYS[3] val (HASH)   KEYS[4] names (ZSET)   KEYS[5] due (ZSET)
-- KEYS[6] events (STREAM)   ARGV[1] key   ARGV[2] set|cas   ARGV[3] index   ARGV[4] flags   ARGV[5] value
-- returns {OK, modify, changed 0/1} | {NO, modify} | {OVERDUE, id}
-- include: coordination/unit
-- include: coordination/session_now
-- include: coordination/put_event
-- include: coordination/decode_kv
local unit = {
  meta = KEYS[1], kv = KEYS[2], val = KEYS[3], names = KEYS[4], due = KEYS[5], events = KEYS[6],
}
local key, mode, index, flags, value = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
guard(unit)
local entry = decode_kv(redis.call('HGET', unit.kv, key))
if entry and entry.session ~= '' and overdue(unit, entry.session) then
  return { 'OVERDUE', entry.session }
end
if mode == 'cas' and index ~= (entry and entry.modify or '0') then
  return { 'NO', entry and entry.modify or '0' }
end
if entry and entry.lock == '0' and entry.flags == flags and (redis.call('HGET', unit.val, key) or '') == value then
  return { 'OK', entry.modify, '0' }
end
local modify = next_index(unit)
local create, session = entry and entry.create or modify, entry and entry.session or ''
put_entry(unit, key, { create = create, modify = modify, lock = '0', flags = flags, session = session }, value, not entry)
put_event(unit)
return { 'OK', modify, '1' }
