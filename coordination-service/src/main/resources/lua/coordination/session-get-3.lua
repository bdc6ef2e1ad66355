#!lua flags=no-writes
-- session-get-3: one session. The index is that of the whole table.
-- KEYS[1] meta (HASH)   KEYS[2] sess (HASH)   KEYS[3] due (ZSET)   ARGV[1] id
-- returns {FOUND, ns, index, record, ms until it ends or -1} | {ABSENT, ns, index} | {OVERDUE, id}
-- include: coordination/session_now
local unit = { meta = KEYS[1], sess = KEYS[2], due = KEYS[3] }
local id = ARGV[1]
local indexes = redis.call('HMGET', unit.meta, 'index', 'sessions')
local ns, index = indexes[1] or '0', indexes[2] or '0'
local record = redis.call('HGET', unit.sess, id)
if not record then
  return { 'ABSENT', ns, index }
end
local deadline = redis.call('ZSCORE', unit.due, id)
local left = deadline and tonumber(deadline) - session_now(unit) or -1
if deadline and left <= 0 then
  return { 'OVERDUE', id }
end
return { 'FOUND', ns, index, record, whole(left) }
