#!lua
-- bare-set-1: the least a write can do.
-- KEYS[1] any (STRING)   ARGV[1] value   returns {ok}
redis.call('SET', KEYS[1], ARGV[1])
return { 'ok' }
