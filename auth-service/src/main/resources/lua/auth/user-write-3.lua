#!lua
-- user-write-3: writes an account whole: a new one, or instead of the one with that revision.
-- A new account starts at the clock, so that a login begun with its predecessor's revision or password never fits it.
-- KEYS[1] user:{uid} (HASH)   KEYS[2] user-logins:{uid} (ZSET)   KEYS[3] user-pending:{uid} (ZSET)
-- ARGV[1] create/replace   ARGV[2] revision to replace or ''   ARGV[3] 1 if the password is new, else 0
-- ARGV[4..] field, value ... (created, updated, revision and a new passwordVersion are added here)
-- returns {written, revision, now ms} | {exists} | {missing} | {conflict, revision}
-- include: redis/clock
-- include: redis/numbers
local user_key, logins_key, pending_key = KEYS[1], KEYS[2], KEYS[3]
local order, wanted, new_password = ARGV[1], ARGV[2], ARGV[3] == '1'
local stored = redis.call('HGET', user_key, 'revision')
redis.call('ZCARD', logins_key)
redis.call('ZCARD', pending_key)
if order == 'create' and stored then
  return { 'exists' }
end
if order == 'replace' and not stored then
  return { 'missing' }
end
if order == 'replace' and wanted ~= '' and wanted ~= stored then
  return { 'conflict', stored }
end
local now = whole(now_ms())
local revision = stored and whole(tonumber(stored) + 1) or whole(now_us())
local created = redis.call('HGET', user_key, 'created') or now
local fields = { 'revision', revision, 'created', created, 'updated', now }
for i = 4, #ARGV do
  fields[#fields + 1] = ARGV[i]
end
if new_password then
  fields[#fields + 1] = 'passwordVersion'
  fields[#fields + 1] = revision
end
redis.call('UNLINK', user_key)
redis.call('HSET', user_key, unpack(fields))
return { 'written', revision, now }
