-- check_expiry: expire_checks(unit, now): TTL checks nobody was heard of in time turn critical, 100 at most.
-- The caller's last step is put_event(unit).
-- include: coordination/check_write
local function expire_checks(unit, now)
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', unit.checkdue, '-inf', whole(now), 'LIMIT', 0, 100)) do
    local split = string.find(member, '\0', 1, true)
    local node, id = string.sub(member, 1, split - 1), string.sub(member, split + 1)
    local old = decode_check(redis.call('HGET', unit.checks, member))
    redis.call('ZREM', unit.checkdue, member)
    if old then
      local output = 'TTL expired'
      if old.output ~= '' then
        output = output .. ' (last output before timeout follows): ' .. old.output
      end
      set_status(unit, node, id, old, 'critical', output)
    end
  end
end
