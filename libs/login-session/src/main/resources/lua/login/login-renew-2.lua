#!lua flags=allow-oom
-- login-renew-2: rotates the secret and the CSRF token of a live session, or restarts its clocks, on the same sid.
-- KEYS[1] login:{sid} (HASH)   KEYS[2] attr:{sid} (HASH)
-- ARGV[1] SHA-256 of the secret   ARGV[2] SHA-256 of the new secret or ''   ARGV[3] new CSRF token or ''
-- ARGV[4] restart clocks 0/1   ARGV[5..] field, value ... (never roles, rights, own, permissions)
-- returns {renewed, now ms, end ms or 0} | {no, code}
-- include: redis/clock
-- include: redis/numbers
-- include: login/check
-- include: login/expiry
local login_key, attr_key = KEYS[1], KEYS[2]
local carried = { roles = true, rights = true, own = true, permissions = true }
for i = 5, #ARGV, 2 do
  if carried[ARGV[i]] then
    return redis.error_reply('ERR login-renew carries no ' .. ARGV[i])
  end
end
local now = now_ms()
local record, code = login_check(login_key, attr_key, ARGV[1], 'session', '', now)
if not record then
  return { 'no', code }
end
local fields = {}
local function set(field, value)
  record[field] = value
  fields[#fields + 1] = field
  fields[#fields + 1] = value
end
for i = 5, #ARGV, 2 do
  set(ARGV[i], ARGV[i + 1])
end
if ARGV[2] ~= '' then
  set('previous', record.secret)
  set('secret', ARGV[2])
end
if ARGV[3] ~= '' then
  set('csrf', ARGV[3])
end
if ARGV[4] == '1' then
  set('authenticated', whole(now))
  set('last', whole(now))
end
if #fields > 0 then
  redis.call('HSET', login_key, unpack(fields))
  login_expire(login_key, attr_key, record)
end
return { 'renewed', whole(now), whole(login_limit(record) or 0) }
