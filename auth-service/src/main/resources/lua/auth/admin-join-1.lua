#!lua
-- admin-join-1: counts an account among the administrators.
-- KEYS[1] admins:{directory} (SET)   ARGV[1] uid
-- returns {joined}
redis.call('SADD', KEYS[1], ARGV[1])
return { 'joined' }
