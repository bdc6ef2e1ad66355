#!lua flags=allow-oom
-- login-align-2: gives a login the user's present roles and rights, or ends it if its password is an older one.
-- KEYS[1] login:{sid} (HASH)   KEYS[2] attr:{sid} (HASH)
-- ARGV[1] password version or '' (not judged)   ARGV[2] roles   ARGV[3] rights   ARGV[4] own   ARGV[5] permissions
--   (JSON arrays; own and permissions '' = default)   ARGV[6] live/suspended   ARGV[7] plant 0/1
-- ARGV[8] revision of the user these grants were read from; a later one already aligned stays
-- returns {aligned} | {ended} older password | {dead} ended, expired, or gone without plant | {planted}
-- include: redis/clock
-- include: login/death
-- include: login/plant
local login_key, attr_key = KEYS[1], KEYS[2]
local record = login_read(login_key)
if not record or (record.kind == 'prelogin' and record.state ~= 'ended') then
  if ARGV[7] == '1' then
    login_plant(login_key, attr_key, 'session-ended')
    return { 'planted' }
  end
  return { 'dead' }
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
if ARGV[1] ~= '' and record.password and tonumber(record.password) < tonumber(ARGV[1]) then
  login_die(login_key, attr_key, record, 'session-ended', now, true)
  return { 'ended' }
end
if record.aligned and tonumber(record.aligned) > tonumber(ARGV[8]) then
  return { 'aligned' }
end
local function set(field, value)
  if value == '' then
    redis.call('HDEL', login_key, field)
  else
    redis.call('HSET', login_key, field, value)
  end
end
set('roles', ARGV[2])
set('rights', ARGV[3])
set('own', ARGV[4])
set('permissions', ARGV[5])
set('state', ARGV[6] == 'live' and '' or ARGV[6])
set('aligned', ARGV[8])
return { 'aligned' }
