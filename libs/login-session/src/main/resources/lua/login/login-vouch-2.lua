#!lua flags=allow-oom
-- login-vouch-2: a live login outlives the change of its user's password: it made that change.
-- KEYS[1] login:{sid} (HASH)   KEYS[2] attr:{sid} (HASH)
-- ARGV[1] the new password version
-- returns {vouched} | {dead}
-- include: redis/clock
-- include: login/record
local login_key = KEYS[1]
local record = login_read(login_key)
if not record or record.state == 'ended' or not record.user then
  return { 'dead' }
end
local limit = login_limit(record)
if limit and now_ms() >= limit then
  return { 'dead' }
end
redis.call('HSET', login_key, 'password', ARGV[1])
return { 'vouched' }
