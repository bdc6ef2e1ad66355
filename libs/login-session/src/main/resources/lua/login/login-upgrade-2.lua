#!lua
-- login-upgrade-2: turns a live pre-login record into a login in place, keeping its token (clients that never update
-- their cookie). Only for the address and user agent that got it.
-- KEYS[1] login:{sid} (HASH)   KEYS[2] attr:{sid} (HASH)
-- ARGV[1] SHA-256 of the secret   ARGV[2] address   ARGV[3] hash of the user agent   ARGV[4..] field, value ...
-- returns {upgraded, now ms, end ms or 0} | {no}
-- include: redis/clock
-- include: redis/numbers
-- include: login/expiry
local login_key, attr_key = KEYS[1], KEYS[2]
local now = now_ms()
local record = login_read(login_key)
if login_judge(record, ARGV[1], 'prelogin', ARGV[2], now) then
  return { 'no' }
end
if record.ip ~= ARGV[2] or record.agentHash ~= ARGV[3] then
  return { 'no' }
end
local login = { created = whole(now) }
local fields = { 'version', '1', 'secret', ARGV[1], 'created', login.created }
for i = 4, #ARGV, 2 do
  login[ARGV[i]] = ARGV[i + 1]
  fields[#fields + 1] = ARGV[i]
  fields[#fields + 1] = ARGV[i + 1]
end
redis.call('UNLINK', login_key, attr_key)
redis.call('HSET', login_key, unpack(fields))
login_expire(login_key, attr_key, login)
return { 'upgraded', whole(now), whole(login_limit(login) or 0) }
