#!lua
-- login-open-2: makes a login record where there is none.
-- KEYS[1] login:{sid} (HASH)   KEYS[2] attr:{sid} (HASH)
-- ARGV[1] SHA-256 of the secret   ARGV[2..] field, value ... (kind among them; times are added here)
-- returns {opened, now ms, end ms or 0 for none} | {taken} a record exists, a planted dead one too
-- include: redis/clock
-- include: redis/numbers
-- include: login/expiry
local login_key, attr_key = KEYS[1], KEYS[2]
if redis.call('EXISTS', login_key) == 1 then
  return { 'taken' }
end
local now = now_ms()
local record = { created = whole(now) }
local fields = { 'version', '1', 'secret', ARGV[1], 'created', record.created }
for i = 2, #ARGV, 2 do
  record[ARGV[i]] = ARGV[i + 1]
  fields[#fields + 1] = ARGV[i]
  fields[#fields + 1] = ARGV[i + 1]
end
redis.call('UNLINK', attr_key)
redis.call('HSET', login_key, unpack(fields))
login_expire(login_key, attr_key, record)
return { 'opened', whole(now), whole(login_limit(record) or 0) }
