-- check: login_check(login_key, attr_key, secret_hash, kinds, address, now) -> record, or nil and the refusal's code.
-- An overdue login dies on the way. Touching is the caller's step (touch), after its own refusals.
-- include: login/death
local function login_check(login_key, attr_key, secret_hash, kinds, address, now)
  local record = login_read(login_key)
  local code, overdue = login_judge(record, secret_hash, kinds, address, now)
  if code then
    return nil, login_refuse(login_key, attr_key, record, code, overdue, now)
  end
  return record
end
