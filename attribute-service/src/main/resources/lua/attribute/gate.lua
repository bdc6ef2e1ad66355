-- gate: what every call must pass before it reads or writes, in this order: live login, role, CSRF.
-- ARGV[1] SHA-256 of the secret   ARGV[2] accepted kinds, blank-separated   ARGV[3] caller's address   ARGV[4] touch 0/1
-- ARGV[5] CSRF: 0 not asked, 1 asked unless off for this login   ARGV[6] presented CSRF token or ''
-- ARGV[7] required role or ''
--   attribute_gate(login_key, attr_key, now) -> record, or nil and the reply: {no, code} | {role} | {csrf}
--   attribute_touch(login_key, attr_key, record, now): counts the call as activity, if ARGV[4] says so; after the first
--     read of attr_key, so that a key of another type stops the script before anything is written
-- include: login/check
-- include: login/touch
-- include: login/roles
-- include: login/csrf
local function attribute_gate(login_key, attr_key, now)
  local record, code = login_check(login_key, attr_key, ARGV[1], ARGV[2], ARGV[3], now)
  if not record then
    return nil, { 'no', code }
  end
  if ARGV[7] ~= '' and not login_has_role(record, ARGV[7]) then
    return nil, { 'role' }
  end
  if ARGV[5] == '1' and login_csrf_refused(record, ARGV[6]) then
    return nil, { 'csrf' }
  end
  return record
end

local function attribute_touch(login_key, attr_key, record, now)
  if ARGV[4] == '1' then
    login_touch(login_key, attr_key, record, now)
  end
end
