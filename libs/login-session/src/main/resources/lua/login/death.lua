-- death: the end of a login, for good.
--   login_die(login_key, attr_key, record, reason, now, early): marks it ended, drops its attributes and all but the
--     fields that can still say why; early: ended before its limit, so its grace starts now
--   login_refuse(login_key, attr_key, record, code, overdue, now) -> code; the record dies if it is overdue
-- include: login/record
-- include: redis/numbers
local login_epitaph = { version = true, kind = true, state = true, reason = true, secret = true, previous = true }

local function login_die(login_key, attr_key, record, reason, now, early)
  local grace = login_number(record, 'grace', 3600000)
  local gone = {}
  for field in pairs(record) do
    if not login_epitaph[field] then
      gone[#gone + 1] = field
    end
  end
  redis.call('UNLINK', attr_key)
  redis.call('HSET', login_key, 'state', 'ended', 'reason', reason)
  if #gone > 0 then
    redis.call('HDEL', login_key, unpack(gone))
  end
  if early then
    redis.call('PEXPIREAT', login_key, whole(now + grace))
  end
end

local function login_refuse(login_key, attr_key, record, code, overdue, now)
  if overdue then
    login_die(login_key, attr_key, record, code, now, false)
  end
  return code
end
