-- clock: now_ms() and now_us(), the wall clock of this Redis, read once when the script starts.
-- A whole script sees one moment. No other file asks for the time.
local clock_reading = redis.call('TIME')
local function now_us()
  return clock_reading[1] * 1000000 + clock_reading[2]
end
local function now_ms()
  return clock_reading[1] * 1000 + math.floor(clock_reading[2] / 1000)
end
