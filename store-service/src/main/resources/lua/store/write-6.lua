#!lua
-- write-6: puts and deletes documents of one partition, all or none.
-- KEYS[1] documents (HASH)   KEYS[2] versions (HASH)   KEYS[3] log (STREAM)
-- KEYS[4] tail (STRING)   KEYS[5] deadlines (ZSET)   KEYS[6] state (HASH)
-- ARGV[1] received ms, then per item 5, no identity twice: p put | d delete, identity, version it must have ('' any,
--   0 absent), life ms (-1 keep the deadline, 0 none), bytes up to the value of _m1.session.lastUpdated
-- returns {1, tail, {version ...}} (0: nothing to delete) | {0, item from 0, its version} a version differs
--   | {-1} dropped | {-2, until ms, now ms} frozen
-- include: redis/clock
-- include: redis/numbers
-- include: store/partition
local received = math.min(tonumber(ARGV[1]), now)
local refusal = closed()
if refusal then
  return refusal
end
for i = 2, #ARGV, 5 do
  if ARGV[i + 2] ~= '' then
    local current = version_of(ARGV[i + 1])
    if current ~= ARGV[i + 2] then
      return { 0, (i - 2) / 5, current }
    end
  end
end

local function deadline_after(identity, life)
  if life >= 0 then
    return life > 0 and now + life or nil
  end
  local kept = tonumber(redis.call('ZSCORE', ttl_key, identity) or 0)
  return kept > now and kept or nil
end

local function put(identity, life, head)
  local deadline = deadline_after(identity, life)
  local version = log(identity, 'u')
  local expires = deadline and (',"expires":' .. whole(deadline)) or ''
  redis.call('HSET', doc_key, identity, head .. whole(now) .. '},"receivedUTC":' .. whole(received)
    .. ',"version":' .. version .. expires .. '}}')
  redis.call('HSET', ver_key, identity, version)
  if deadline then
    redis.call('ZADD', ttl_key, whole(deadline), identity)
  else
    redis.call('ZREM', ttl_key, identity)
  end
  return version
end

local versions = {}
for i = 2, #ARGV, 5 do
  local identity = ARGV[i + 1]
  if ARGV[i] == 'p' then
    versions[#versions + 1] = put(identity, tonumber(ARGV[i + 3]), ARGV[i + 4])
  else
    versions[#versions + 1] = remove(identity, 'd')
  end
end
return { 1, keep_tail(), versions }
