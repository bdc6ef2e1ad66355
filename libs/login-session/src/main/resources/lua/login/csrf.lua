-- csrf: the CSRF token of a record.
--   login_csrf(record) -> token, or nil where the record has none
--   login_csrf_refused(record, presented) -> whether a request that must prove it does not: true unless protection is off
--     for this login or the very token was presented
local function login_csrf(record)
  return record.csrf
end

local function login_csrf_refused(record, presented)
  return record.csrfOn ~= '0' and (presented == '' or record.csrf ~= presented)
end
