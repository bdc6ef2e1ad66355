#!lua flags=allow-oom
-- invalidate-2: ends the login for good, attributes and all.
-- KEYS[1] login:{sid} (HASH)   KEYS[2] attr:{sid} (any type: it goes)   ARGV[1..7] the gate   ARGV[8] reason (a 401 code)
-- returns {ok, realm, user, kind} | {no, code} | {role} | {csrf}
-- include: redis/clock
-- include: attribute/gate
local login_key, attr_key = KEYS[1], KEYS[2]
local now = now_ms()
local record, refusal = attribute_gate(login_key, attr_key, now)
if not record then
  return refusal
end
login_die(login_key, attr_key, record, ARGV[8], now, true)
return { 'ok', login_owner(record) }
