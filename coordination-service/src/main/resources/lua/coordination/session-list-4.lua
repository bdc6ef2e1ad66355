#!lua flags=no-writes
-- session-list-4: all sessions, or those of one node.
-- KEYS[1] meta (HASH)   KEYS[2] sess (HASH)   KEYS[3] due (ZSET)   KEYS[4] links (ZSET)
-- ARGV[1] node in lower case, or empty   ARGV[2] max
-- returns {OK, ns, index, count, record ...} | {TOOMANY, n} | {OVERDUE, id ...}
-- include: coordination/session_now
local unit = { meta = KEYS[1], sess = KEYS[2], due = KEYS[3], links = KEYS[4] }
local node, max = ARGV[1], tonumber(ARGV[2])
local dead = redis.call('ZRANGEBYSCORE', unit.due, '-inf', whole(session_now(unit)), 'LIMIT', 0, 100)
if #dead > 0 then
  return { 'OVERDUE', unpack(dead) }
end
local start = node .. '\0\0'
local from, to = '[' .. start, '(' .. start .. '\255'
local count = node == '' and redis.call('HLEN', unit.sess) or redis.call('ZLEXCOUNT', unit.links, from, to)
if count > max then
  return { 'TOOMANY', whole(count) }
end
local indexes = redis.call('HMGET', unit.meta, 'index', 'sessions', 'sessions#')
local reply = { 'OK', indexes[1] or '0', indexes[2] or '0', indexes[3] or '0' }
if node == '' then
  for _, record in ipairs(redis.call('HVALS', unit.sess)) do
    reply[#reply + 1] = record
  end
else
  for _, member in ipairs(redis.call('ZRANGEBYLEX', unit.links, from, to)) do
    reply[#reply + 1] = redis.call('HGET', unit.sess, string.sub(member, #start + 1))
  end
end
return reply
