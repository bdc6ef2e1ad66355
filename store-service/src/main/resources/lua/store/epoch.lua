-- epoch: the number of the registry's state, by which replicas know whether theirs is the same. It outruns the clock, so
-- that after a flush, a restore or a failover that lost changes no number comes again for another state.
local function raise_epoch(key)
  local raised = math.max(tonumber(redis.call('GET', key) or 0) + 1, now_us())
  redis.call('SET', key, whole(raised))
  return raised
end
