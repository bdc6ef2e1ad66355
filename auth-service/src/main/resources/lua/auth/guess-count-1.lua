#!lua
-- guess-count-1: counts an unknown token in a window that begins with the first one.
-- KEYS[1] guess:{address} (STRING)   ARGV[1] window ms
-- returns {count, n}
local key, window = KEYS[1], ARGV[1]
local count = redis.call('INCR', key)
if count == 1 then
  redis.call('PEXPIRE', key, window)
end
return { 'count', count }
