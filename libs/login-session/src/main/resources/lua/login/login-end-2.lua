#!lua flags=allow-oom
-- login-end-2: ends a login, proven by its secret or by authority.
-- KEYS[1] login:{sid} (HASH)   KEYS[2] attr:{sid} (HASH)
-- ARGV[1] SHA-256 of the secret, or '' by authority   ARGV[2] reason (a 401 code)   ARGV[3] plant 0/1
-- returns {ended, realm, user, kind} | {dead} ended or expired before | {none} no record or not its secret | {planted}
-- include: redis/clock
-- include: login/death
-- include: login/plant
local login_key, attr_key = KEYS[1], KEYS[2]
local record = login_read(login_key)
if ARGV[3] == '1' and (not record or (record.kind == 'prelogin' and record.state ~= 'ended')) then
  login_plant(login_key, attr_key, ARGV[2])
  return { 'planted' }
end
if not record or (ARGV[1] ~= '' and record.secret ~= ARGV[1]) then
  return { 'none' }
end
if record.state == 'ended' then
  return { 'dead' }
end
local now = now_ms()
local limit, code = login_limit(record)
if limit and now >= limit then
  login_die(login_key, attr_key, record, code, now, false)
  return { 'dead' }
end
login_die(login_key, attr_key, record, ARGV[2], now, true)
return { 'ended', login_owner(record) }
