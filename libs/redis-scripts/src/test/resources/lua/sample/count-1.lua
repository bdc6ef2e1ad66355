#!lua
-- count-1: counts its runs.
-- KEYS[1] counter (STRING)   returns {counted, n}
return { 'counted', redis.call('INCR', KEYS[1]) }
