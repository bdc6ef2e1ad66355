#!lua
-- session-create-7: creates a session on a registered node whose checks are there and not critical.
-- KEYS[1] meta (HASH)   KEYS[2] sess (HASH)   KEYS[3] due (ZSET)   KEYS[4] links (ZSET)   KEYS[5] nodes (HASH)
-- KEYS[6] checks (HASH)   KEYS[7] events (STREAM)
-- ARGV[1] id   ARGV[2] node   ARGV[3] check ids, tab-separated (both in lower case)   ARGV[4] life ms, 0 without end
-- ARGV[5] lock-delay ms   ARGV[6] release|delete   ARGV[7] members of the JSON object
-- returns {OK, index, ms until it ends or -1} | {NONODE} | {NOCHECK, n} | {CRITICAL, n} the n-th check | {EXISTS}
-- include: coordination/unit
-- include: coordination/session_now
-- include: coordination/put_event
local unit = {
  meta = KEYS[1], sess = KEYS[2], due = KEYS[3], links = KEYS[4], nodes = KEYS[5], checks = KEYS[6], events = KEYS[7],
}
local id, node, checks, life = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
guard(unit)
if redis.call('HEXISTS', unit.nodes, node) == 0 then
  return { 'NONODE' }
end
local attached = { '' }
for check in string.gmatch(checks, '[^\t]+') do
  local record = redis.call('HGET', unit.checks, node .. '\0' .. check)
  if not record then
    return { 'NOCHECK', whole(#attached) }
  end
  local status, kind = string.match(record, '^%d+\n%d+\n([^\n]*)\n([^\n]*)')
  if status == 'critical' and kind ~= 'session' then
    return { 'CRITICAL', whole(#attached) }
  end
  attached[#attached + 1] = check
end
if redis.call('HEXISTS', unit.sess, id) == 1 then
  return { 'EXISTS' }
end
local index = next_index(unit)
local now = keep_time(unit)
redis.call('HSET', unit.sess, id, table.concat({ index, ARGV[4], ARGV[5], ARGV[6], node, checks, ARGV[7] }, '\n'))
for _, check in ipairs(attached) do
  redis.call('ZADD', unit.links, 0, node .. '\0' .. check .. '\0' .. id)
end
if life > 0 then
  redis.call('ZADD', unit.due, whole(now + 1 + life), id)
end
changed('sessions', 's', id)
changed('sessions', 'sn', node)
put_event(unit)
return { 'OK', index, life > 0 and whole(life + 1) or '-1' }
