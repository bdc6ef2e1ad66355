#!lua flags=allow-oom
-- reconcile-done-1: takes an order out, unless it was renewed since.
-- KEYS[1] reconcile:{directory} (ZSET)   ARGV[1] subject   ARGV[2] due ms it had
-- returns {done} | {renewed}
local reconcile_key, subject, due = KEYS[1], ARGV[1], ARGV[2]
local stored = redis.call('ZSCORE', reconcile_key, subject)
if stored and tonumber(stored) ~= tonumber(due) then
  return { 'renewed' }
end
redis.call('ZREM', reconcile_key, subject)
return { 'done' }
