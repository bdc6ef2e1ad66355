-- acl_reap(tokens, secrets, expiring): removes up to 100 tokens whose end has passed. They were dead already; this frees
-- their place. Run by each write, so the unit does not grow by dead tokens.
-- include: redis/clock
-- include: redis/numbers
-- include: coordination/acl_records
local function acl_reap(tokens, secrets, expiring)
  for _, accessor in ipairs(redis.call('ZRANGEBYSCORE', expiring, '-inf', whole(now_ms()), 'LIMIT', '0', '100')) do
    local record = redis.call('HGET', tokens, accessor)
    if record then
      redis.call('HDEL', secrets, acl_lines(record, acl_token_lines)[5])
      redis.call('HDEL', tokens, accessor)
    end
    redis.call('ZREM', expiring, accessor)
  end
end
