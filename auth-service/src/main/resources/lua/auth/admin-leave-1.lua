#!lua flags=allow-oom
-- admin-leave-1: takes an account out of the administrators, unless nobody would be left.
-- KEYS[1] admins:{directory} (SET)   ARGV[1] uid
-- returns {left} | {last}
local admins_key, uid = KEYS[1], ARGV[1]
local others = redis.call('SCARD', admins_key) - redis.call('SISMEMBER', admins_key, uid)
if others == 0 then
  return { 'last' }
end
redis.call('SREM', admins_key, uid)
return { 'left' }
