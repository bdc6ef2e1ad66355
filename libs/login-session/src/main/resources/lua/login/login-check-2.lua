#!lua flags=allow-oom
-- login-check-2: is this login live? If so, counts the request as activity and answers with the record.
-- KEYS[1] login:{sid} (HASH)   KEYS[2] attr:{sid} (HASH)
-- ARGV[1] SHA-256 of the secret   ARGV[2] accepted kinds, blank-separated   ARGV[3] caller's address   ARGV[4] touch 0/1
-- returns {ok, now ms, field, value ...} (no secrets) | {no, code}
-- include: redis/clock
-- include: redis/numbers
-- include: login/check
-- include: login/touch
local login_key, attr_key = KEYS[1], KEYS[2]
local now = now_ms()
local record, code = login_check(login_key, attr_key, ARGV[1], ARGV[2], ARGV[3], now)
if not record then
  return { 'no', code }
end
if ARGV[4] == '1' then
  login_touch(login_key, attr_key, record, now)
end
local reply = { 'ok', whole(now) }
for field, value in pairs(record) do
  if field ~= 'secret' and field ~= 'previous' then
    reply[#reply + 1] = field
    reply[#reply + 1] = value
  end
end
return reply
