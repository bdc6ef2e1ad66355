#!lua
-- throttle-take-1: may one more password be looked at? Counts the attempt before it is made.
-- KEYS[1] throttle:{...} (HASH)
-- ARGV[1] rule pair/address/user   ARGV[2] failures allowed   ARGV[3] window ms (address), interval ms (user), else 0
-- ARGV[4] ms the key is kept
-- returns {go, ticket} | {busy} only attempts under way fill the budget | {wait, ms}
-- include: redis/clock
-- include: redis/numbers
-- include: auth/throttle-budget
local key, rule, limit, window, keep = KEYS[1], ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4]
local now = now_ms()
local state = budget_read(key, rule, window, now)
if now < state.blocked then
  return { 'wait', whole(state.blocked - now) }
end
local spent = state.fails >= limit
if state.under_way > 0 and (spent or state.fails + state.under_way >= limit) then
  return { 'busy' }
end
local ticket = 't' .. whole(state.seq + 1)
for _, field in ipairs(state.lapsed) do
  redis.call('HDEL', key, field)
end
redis.call('HSET', key, 'fails', whole(state.fails), 'since', whole(state.since), 'seq', whole(state.seq + 1),
  ticket, whole(now))
if spent and rule == 'user' then
  redis.call('HSET', key, 'until', whole(now + window))
else
  redis.call('HDEL', key, 'until')
end
redis.call('PEXPIRE', key, keep)
return { 'go', ticket }
