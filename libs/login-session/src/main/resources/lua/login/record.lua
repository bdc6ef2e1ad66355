-- record: reads and judges a login record. The only place, with end and touch, that spells its fields.
--   login_read(login_key) -> table of fields, or nil without a record
--   login_limit(record) -> end of validity in ms and the code it will die of, or nil without a limit
--   login_judge(record, secret_hash, kinds, address, now) -> nil if live, else code, overdue
--     kinds: accepted kinds, blank-separated; overdue: the record is still marked live and must die now
--   login_owner(record) -> realm, user, kind
local function login_read(login_key)
  local flat = redis.call('HGETALL', login_key)
  if #flat == 0 then
    return nil
  end
  local record = {}
  for i = 1, #flat, 2 do
    record[flat[i]] = flat[i + 1]
  end
  return record
end

local function login_number(record, field, default)
  return tonumber(record[field]) or default
end

local function login_limit(record)
  local created = login_number(record, 'created', 0)
  local idle = login_number(record, 'idle', 0)
  local absolute = login_number(record, 'absolute', 0)
  local idle_end = idle > 0 and login_number(record, 'last', created) + idle or nil
  local absolute_end = absolute > 0 and login_number(record, 'authenticated', created) + absolute or nil
  if idle_end and (not absolute_end or idle_end <= absolute_end) then
    return idle_end, 'session-idle-timeout'
  end
  if absolute_end then
    return absolute_end, 'session-timeout'
  end
  return nil
end

local function login_judge(record, secret_hash, kinds, address, now)
  if not record then
    return 'unauthorized', false
  end
  if record.previous and record.previous == secret_hash then
    return 'session-ended', false
  end
  if record.secret ~= secret_hash then
    return 'unauthorized', false
  end
  if not string.find(' ' .. kinds .. ' ', ' ' .. record.kind .. ' ', 1, true) then
    return 'unauthorized', false
  end
  if (record.bind and record.bind ~= address) or record.state == 'suspended' then
    return 'unauthorized', false
  end
  if record.state == 'ended' then
    return record.reason, false
  end
  local limit, code = login_limit(record)
  if limit and now >= limit then
    return code, true
  end
  return nil
end

local function login_owner(record)
  return record.realm or '', record.user or '', record.kind
end
