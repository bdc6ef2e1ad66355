-- partition: what the scripts that write a partition share. Keys in the order doc ver log tail ttl meta.
-- Every key is read before the first write, so that one of another type stops the script while nothing is changed.
local doc_key, ver_key, log_key, tail_key, ttl_key, meta_key =
  KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local now, micros = now_ms(), now_us()
redis.call('HLEN', doc_key)
redis.call('HLEN', ver_key)
redis.call('XLEN', log_key)
redis.call('ZCARD', ttl_key)
local tail = redis.call('GET', tail_key) or '0-0'
local held = redis.call('HMGET', meta_key, 'state', 'until')

-- {-1} if dropped, {-2, until ms, now ms} if frozen, nil if live.
local function closed()
  if held[1] == 'dropped' then
    return { -1 }
  end
  if held[1] == 'frozen' then
    return { -2, held[2], whole(now) }
  end
end

-- The version an identity has for everybody: 0 if it was never there, deleted, or is past its deadline.
local function version_of(identity)
  local deadline = redis.call('ZSCORE', ttl_key, identity)
  if deadline and tonumber(deadline) <= now then
    return '0'
  end
  return redis.call('HGET', ver_key, identity) or '0'
end

-- Logs a change (u written, d deleted, x expired) under the next version, before anything else of it is written.
local last = tonumber(string.match(tail, '^(%d+)'))
local function log(identity, change)
  last = math.max(last + 1, micros)
  tail = whole(last) .. '-' .. whole(now)
  redis.call('XADD', log_key, tail, 'i', identity, 'o', change)
  return whole(last)
end

-- Takes an identity out, whatever its deadline; '0' if there was nothing.
local function remove(identity, change)
  if redis.call('HEXISTS', doc_key, identity) == 0 then
    return '0'
  end
  local version = log(identity, change)
  redis.call('HDEL', doc_key, identity)
  redis.call('HDEL', ver_key, identity)
  redis.call('ZREM', ttl_key, identity)
  return version
end

local function keep_tail()
  if tail ~= '0-0' then
    redis.call('SET', tail_key, tail)
  end
  return tail
end
