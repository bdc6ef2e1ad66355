#!lua
-- rate-count-1: counts an event in a window that begins with the first one.
-- KEYS[1] guess: or prelogin-rate:{address} (STRING)   ARGV[1] window ms
-- returns {count, n}
local key, window = KEYS[1], ARGV[1]
local count = redis.call('INCR', key)
if count == 1 then
  redis.call('PEXPIRE', key, window)
end
return { 'count', count }
