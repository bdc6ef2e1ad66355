#!lua flags=no-writes
-- kv-get-4: one entry.
-- KEYS[1] meta (HASH)   KEYS[2] kv (HASH)   KEYS[3] val (HASH)   KEYS[4] due (ZSET)   ARGV[1] key
-- returns {FOUND, ns, index, create, modify, lock, flags, session, value} | {ABSENT, ns, index} | {OVERDUE, id}
-- include: coordination/session_now
-- include: coordination/decode_kv
local unit = { meta = KEYS[1], kv = KEYS[2], val = KEYS[3], due = KEYS[4] }
local key = ARGV[1]
local indexes = redis.call('HMGET', unit.meta, 'index', 'kv')
local ns = indexes[1] or '0'
local entry = decode_kv(redis.call('HGET', unit.kv, key))
if not entry then
  return { 'ABSENT', ns, indexes[2] or '0' }
end
if entry.session ~= '' and overdue(unit, entry.session) then
  return { 'OVERDUE', entry.session }
end
local value = redis.call('HGET', unit.val, key) or ''
return { 'FOUND', ns, entry.modify, entry.create, entry.modify, entry.lock, entry.flags, entry.session, value }
