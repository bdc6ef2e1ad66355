#!lua flags=no-writes
-- moment-1: the clock, in full.
-- KEYS[1] any   returns {moment, us, ms}
-- include: redis/clock
-- include: redis/numbers
return { 'moment', whole(now_us()), whole(now_ms()) }
