#!lua flags=allow-oom
-- check-2: would a call of this login be let in? For requests that are refused for a lower-ranking reason.
-- KEYS[1] login:{sid} (HASH)   KEYS[2] attr:{sid} (HASH)   ARGV[1..7] the gate
-- returns {ok} | {no, code} | {role} | {csrf}
-- include: redis/clock
-- include: attribute/gate
local login_key, attr_key = KEYS[1], KEYS[2]
local now = now_ms()
local record, refusal = attribute_gate(login_key, attr_key, now)
if not record then
  return refusal
end
redis.call('HLEN', attr_key)
attribute_touch(login_key, attr_key, record, now)
return { 'ok' }
