-- sweep: the steps of expire.
-- include: coordination/end_session
local function end_overdue(unit, ids, max_keys, now)
  local ended, keys, late = 0, 0, 0
  for _, id in ipairs(ids) do
    local held = redis.call('ZLEXCOUNT', unit.held, '[' .. id, '(' .. id .. '\255')
    if ended > 0 and keys + held > max_keys then
      break
    end
    late = math.max(late, now - tonumber(redis.call('ZSCORE', unit.due, id) or now))
    if not end_session(unit, id) then
      redis.call('ZREM', unit.due, id)
    end
    ended, keys = ended + 1, keys + held
  end
  return ended, late
end

local function forget_delays(unit)
  local over = redis.call('ZRANGEBYSCORE', unit.delay, '-inf', whole(now_ms()), 'LIMIT', 0, 500)
  if #over > 0 then
    redis.call('ZREM', unit.delay, unpack(over))
  end
end

-- ms until the next session or TTL check is due, -1 if none is
local function next_deadline(unit, now)
  local wait = -1
  for _, key in ipairs({ unit.due, unit.checkdue }) do
    local first = redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')
    if first[2] then
      local left = math.max(0, tonumber(first[2]) - now)
      wait = wait < 0 and left or math.min(wait, left)
    end
  end
  return wait
end
