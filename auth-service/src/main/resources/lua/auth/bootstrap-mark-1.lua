#!lua
-- bootstrap-mark-1: notes that the system has its first administrator, once.
-- KEYS[1] bootstrap:{directory} (HASH)
-- returns {marked} | {marked-before}
-- include: redis/clock
-- include: redis/numbers
local bootstrap_key = KEYS[1]
if redis.call('HEXISTS', bootstrap_key, 'version') == 1 then
  return { 'marked-before' }
end
redis.call('HSET', bootstrap_key, 'version', '1', 'initializedAt', whole(now_ms()))
return { 'marked' }
