#!lua flags=allow-oom
-- throttle-done-1: what came of an attempt.
-- KEYS[1] throttle:{...} (HASH)
-- ARGV[1] rule pair/address/user   ARGV[2] failures allowed   ARGV[3] window, interval or first block in ms
-- ARGV[4] longest block ms   ARGV[5] ms the key is kept   ARGV[6] ticket or ''   ARGV[7] ok/failed/void
-- returns {ok, failures counted}
-- include: redis/clock
-- include: redis/numbers
-- include: auth/throttle-budget
local key, rule, limit, span, longest, keep = KEYS[1], ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5]
local ticket, outcome = ARGV[6], ARGV[7]
local now = now_ms()
local state = budget_read(key, rule, span, now)
if ticket ~= '' then
  redis.call('HDEL', key, ticket)
end
if outcome == 'void' then
  if rule == 'user' and state.fails >= limit then
    redis.call('HDEL', key, 'until')
  end
  return { 'ok', whole(state.fails) }
end
if outcome == 'ok' then
  if rule ~= 'address' then
    redis.call('HDEL', key, 'fails', 'since', 'until')
  end
  return { 'ok', '0' }
end
local fails = state.fails + 1
local since = state.since > 0 and state.since or now
redis.call('HSET', key, 'fails', whole(fails), 'since', whole(since))
if fails >= limit then
  local blocked = now + span
  if rule == 'address' then
    blocked = since + span
  elseif rule == 'pair' then
    blocked = now + math.min(longest, span * 2 ^ (fails - limit))
  end
  redis.call('HSET', key, 'until', whole(blocked))
end
redis.call('PEXPIRE', key, keep)
return { 'ok', whole(fails) }
