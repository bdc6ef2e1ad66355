-- touch: login_touch(login_key, attr_key, record, now): counts as activity.
-- Written only once per min(1 s, idle/100), so a session may end early by that step, never late.
-- include: login/expiry
local function login_touch(login_key, attr_key, record, now)
  local idle = login_number(record, 'idle', 0)
  local step = idle > 0 and math.min(1000, idle / 100) or 1000
  local last = login_number(record, 'last', login_number(record, 'created', 0))
  if now - last < step then
    return
  end
  record.last = whole(now)
  redis.call('HSET', login_key, 'last', record.last)
  if idle > 0 then
    login_expire(login_key, attr_key, record)
  end
end
