#!lua
-- directory-put-4: writes or deletes a role or a realm, raises the version every replica asks for, and leaves the order to
-- align the logins concerned.
-- KEYS[1] roles: or realms:{directory} (HASH)   KEYS[2] role-names: or realm-names:{directory} (HASH)
-- KEYS[3] directory-version:{directory} (STRING)   KEYS[4] reconcile:{directory} (ZSET)
-- ARGV[1] create/replace/delete   ARGV[2] id   ARGV[3] name   ARGV[4] JSON   ARGV[5] JSON to replace or delete
-- ARGV[6] order role:<name> or realm:<name>   ARGV[7] ms until it is due   ARGV[8] how many there may be
-- returns {written, due ms} | {exists} id or name | {missing} | {conflict} other JSON | {full}
-- include: redis/clock
-- include: redis/numbers
local objects_key, names_key, version_key, reconcile_key = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local order, id, name, json, replaced = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local subject, delay, most = ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[8])
local stored = redis.call('HGET', objects_key, id)
local named = redis.call('HGET', names_key, name)
local version = tonumber(redis.call('GET', version_key) or '0')
local before = tonumber(redis.call('ZSCORE', reconcile_key, subject) or '0')
if order == 'create' then
  if stored or named then
    return { 'exists' }
  end
  if redis.call('HLEN', objects_key) >= most then
    return { 'full' }
  end
elseif not stored then
  return { 'missing' }
elseif stored ~= replaced then
  return { 'conflict' }
end
local due = whole(math.max(now_ms() + delay, before + 1))
if order == 'delete' then
  redis.call('HDEL', objects_key, id)
  redis.call('HDEL', names_key, name)
else
  redis.call('HSET', objects_key, id, json)
  redis.call('HSET', names_key, name, id)
end
redis.call('SET', version_key, whole(math.max(now_us(), version + 1)))
redis.call('ZADD', reconcile_key, due, subject)
return { 'written', due }
