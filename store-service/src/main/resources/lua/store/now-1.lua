#!lua flags=no-writes
-- now-1: the moment and the epoch of the registry, in one look.
-- KEYS[1] store:{stores}:epoch (STRING)
-- returns {now ms, epoch}
-- include: redis/clock
return { now_ms(), tonumber(redis.call('GET', KEYS[1]) or 0) }
