#!lua flags=allow-oom
-- get-2: reads attributes at one moment, with the CSRF token, which reads like one.
-- KEYS[1] login:{sid} (HASH)   KEYS[2] attr:{sid} (HASH)   ARGV[1..7] the gate
-- ARGV[8] all/some   ARGV[9..] for some: at most 1000 names
-- returns {ok, CSRF token or nil, list} | {no, code} | {role} | {csrf}
--   list, for some: the values in order, nil = absent; for all: field, value ... (names with byte 0 are bookkeeping)
-- include: redis/clock
-- include: attribute/gate
local login_key, attr_key = KEYS[1], KEYS[2]
local now = now_ms()
local record, refusal = attribute_gate(login_key, attr_key, now)
if not record then
  return refusal
end
local found = {}
if ARGV[8] == 'all' then
  found = redis.call('HGETALL', attr_key)
elseif #ARGV > 8 then
  found = redis.call('HMGET', attr_key, unpack(ARGV, 9))
else
  redis.call('HLEN', attr_key)
end
attribute_touch(login_key, attr_key, record, now)
return { 'ok', login_csrf(record) or false, found }
