#!lua
-- kv-acquire-9: makes a session the holder of a key. Judged in the order of the replies.
-- KEYS[1] meta (HASH)   KEYS[2] kv (HASH)   KEYS[3] val (HASH)   KEYS[4] names (ZSET)   KEYS[5] sess (HASH)
-- KEYS[6] due (ZSET)   KEYS[7] held (ZSET)   KEYS[8] delay (ZSET)   KEYS[9] events (STREAM)
-- ARGV[1] key   ARGV[2] session   ARGV[3] flags   ARGV[4] value   ARGV[5] keep value and flags 0/1   ARGV[6] max locks
-- returns {DELAY, ms} | {NOSESSION} unknown or dead | {OVERDUE, id} the holder | {HELD} | {TOOMANY}
-- | {OK, modify, lock, changed 0/1}
-- include: coordination/unit
-- include: coordination/session_now
-- include: coordination/put_event
-- include: coordination/lock_kv
local unit = {
  meta = KEYS[1], kv = KEYS[2], val = KEYS[3], names = KEYS[4], sess = KEYS[5], due = KEYS[6], held = KEYS[7],
  delay = KEYS[8], events = KEYS[9],
}
local key, id, flags, value, keep, max_locks = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5] == '1', tonumber(ARGV[6])
guard(unit)
local delay = delay_left(unit, key)
if delay > 0 then
  return { 'DELAY', whole(delay) }
end
if redis.call('HEXISTS', unit.sess, id) == 0 or overdue(unit, id) then
  return { 'NOSESSION' }
end
local entry = decode_kv(redis.call('HGET', unit.kv, key))
if entry and entry.session ~= '' and entry.session ~= id then
  return overdue(unit, entry.session) and { 'OVERDUE', entry.session } or { 'HELD' }
end
local mine = entry and entry.session == id
if not mine and redis.call('ZLEXCOUNT', unit.held, '[' .. id, '(' .. id .. '\255') >= max_locks then
  return { 'TOOMANY' }
end
if keep then
  flags, value = entry and entry.flags or '0', nil
end
if mine and entry.flags == flags and (keep or (redis.call('HGET', unit.val, key) or '') == value) then
  return { 'OK', entry.modify, entry.lock, '0' }
end
local locked = lock_entry(unit, key, entry, id, flags, value)
put_event(unit)
return { 'OK', locked.modify, locked.lock, '1' }
