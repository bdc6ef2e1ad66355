#!lua flags=allow-oom
-- position-3: notes how far a replica is and drops what no live replica needs any more.
-- KEYS[1] log (STREAM)   KEYS[2] pos (HASH)   KEYS[3] tail (STRING)
-- ARGV[1] replica id   ARGV[2] its applied position   ARGV[3] retention ms   ARGV[4] most entries   ARGV[5] silence ms
-- returns {entries dropped}; the newest entry always stays, a longer log is cut further by the next call
-- include: redis/clock
-- include: redis/numbers
local log, positions = KEYS[1], KEYS[2]
local replica, applied, retention, max_entries, silence = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5]
local now, rounds, limit = now_ms(), 20, 10000
local function version(id)
  return tonumber(string.match(id, '^(%d+)-%d+$'))
end
local length = redis.call('XLEN', log)
local cut = math.min(version(redis.call('GET', KEYS[3]) or '0-0'), now_us() - tonumber(retention) * 1000)
redis.call('HSET', positions, replica, applied .. ' ' .. whole(now))
local noted = redis.call('HGETALL', positions)
for i = 1, #noted, 2 do
  local position, at = string.match(noted[i + 1], '^(%S+) (%d+)$')
  if not at or now - tonumber(at) > tonumber(silence) then
    redis.call('HDEL', positions, noted[i])
  else
    cut = math.min(cut, version(position))
  end
end
local function trim(strategy, threshold)
  local trimmed = 0
  for _ = 1, rounds do
    local gone = redis.call('XTRIM', log, strategy, '~', threshold, 'LIMIT', limit)
    trimmed = trimmed + gone
    if gone == 0 then
      break
    end
  end
  return trimmed
end
local trimmed = trim('MINID', whole(math.max(cut, 0)))
if length - trimmed > max_entries then
  trimmed = trimmed + trim('MAXLEN', max_entries)
end
return { trimmed }
