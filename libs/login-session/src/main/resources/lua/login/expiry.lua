-- expiry: login_expire(login_key, attr_key, record): Redis expiry of both keys from the record's end of validity.
-- Mere garbage collection: the fields judge. The record outlives its end by its grace, the attributes by 60 s.
-- include: login/record
-- include: redis/numbers
local function login_expire(login_key, attr_key, record)
  local limit = login_limit(record)
  if limit then
    redis.call('PEXPIREAT', login_key, whole(limit + login_number(record, 'grace', 3600000)))
    redis.call('PEXPIREAT', attr_key, whole(limit + 60000))
  else
    redis.call('PERSIST', login_key)
    redis.call('PERSIST', attr_key)
  end
end
