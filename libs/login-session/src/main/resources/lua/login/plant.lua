-- plant: login_plant(login_key, attr_key, reason): puts a dead record for 60 s where a login is about to be made, so
-- that login_open says taken and login_upgrade no.
local function login_plant(login_key, attr_key, reason)
  redis.call('UNLINK', login_key, attr_key)
  redis.call('HSET', login_key, 'version', '1', 'kind', 'prelogin', 'state', 'ended', 'reason', reason)
  redis.call('PEXPIRE', login_key, 60000)
end
