#!lua flags=allow-oom
-- session-renew-3: begins the life of a session anew. No index moves.
-- KEYS[1] meta (HASH)   KEYS[2] sess (HASH)   KEYS[3] due (ZSET)   ARGV[1] id
-- returns {OK, record, ms until it ends or -1} | {ABSENT} | {OVERDUE, id}
-- include: coordination/unit
-- include: coordination/session_now
local unit = { meta = KEYS[1], sess = KEYS[2], due = KEYS[3] }
local id = ARGV[1]
guard(unit)
local record = redis.call('HGET', unit.sess, id)
if not record then
  return { 'ABSENT' }
end
local life = tonumber(string.match(record, '^%d+\n(%d+)'))
if life == 0 then
  return { 'OK', record, '-1' }
end
if overdue(unit, id) then
  return { 'OVERDUE', id }
end
redis.call('ZADD', unit.due, whole(keep_time(unit) + 1 + life), id)
return { 'OK', record, whole(life + 1) }
