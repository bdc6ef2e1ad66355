-- session_now(unit): the moment on the clock of deadlines, in ms. It is the time of this Redis, but stands still from
-- `grace` after the last beat on, so that an outage takes nothing from a session's life. keep_time(unit) also beats: who
-- sets a deadline, and the sweeper, call it. overdue(unit, id): whether a session is past its deadline, and so dead.
-- include: redis/clock
-- include: redis/numbers
local function session_clock(unit)
  local now = now_ms()
  local kept = redis.call('HMGET', unit.meta, 'beat', 'grace', 'paused')
  local beat, grace, paused = tonumber(kept[1] or now), tonumber(kept[2] or 0), tonumber(kept[3] or 0)
  local stood = kept[1] and math.max(0, now - beat - grace) or 0
  return now - stood - paused, paused + stood
end

local function session_now(unit)
  return (session_clock(unit))
end

local function keep_time(unit)
  local now, paused = session_clock(unit)
  redis.call('HSET', unit.meta, 'beat', whole(now_ms()), 'paused', whole(paused))
  return now
end

local function overdue(unit, id)
  local deadline = redis.call('ZSCORE', unit.due, id)
  return deadline and tonumber(deadline) <= session_now(unit)
end
