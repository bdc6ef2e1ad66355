#!lua flags=allow-oom
-- expire-17: a bounded sweep: ends sessions past their deadline, turns TTL checks critical that were not heard of in time,
-- repairs the own node, forgets lock-delays that are over and old tombstones.
-- Safe at any time and from any replica. A session is ended whole, so one with very many keys may go beyond the bound.
-- KEYS all of a namespace, in the order of unit.lua
-- ARGV[1] max sessions   ARGV[2] max keys   ARGV[3] grace ms   ARGV[4] tombstone ttl ms   ARGV[5...] ids to look at first
-- returns {OK, sessions ended, ms until the next deadline or -1, more due 0/1, ms the latest one was late}
-- include: coordination/unit
-- include: coordination/session_now
-- include: coordination/put_event
-- include: coordination/end_session
-- include: coordination/sweep
-- include: coordination/own_node
-- include: coordination/check_expiry
local unit = unit_of(KEYS)
local max_sessions, max_keys, grace, tombstone_ttl = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4])
guard(unit)
if redis.call('HGET', unit.meta, 'grace') ~= grace then
  redis.call('HSET', unit.meta, 'grace', grace)
end
local now = keep_time(unit)
local ids = {}
for i = 5, #ARGV do
  if overdue(unit, ARGV[i]) then
    ids[#ids + 1] = ARGV[i]
  end
end
if #ids == 0 then
  ids = redis.call('ZRANGEBYSCORE', unit.due, '-inf', whole(now), 'LIMIT', 0, max_sessions)
end
local ended, late = end_overdue(unit, ids, max_keys, now)
expire_checks(unit, now)
repair_own(unit)
forget_delays(unit)
reap(unit, whole(now_us() - tombstone_ttl * 1000))
put_event(unit)
local wait = next_deadline(unit, now)
return { 'OK', whole(ended), whole(wait), wait == 0 and '1' or '0', whole(late) }
