-- roles: login_has_role(record, role) -> whether the login carries that role. A role name holds no quote and no backslash,
-- so it stands in the JSON list exactly as it is.
local function login_has_role(record, role)
  return record.roles ~= nil and string.find(record.roles, '"' .. role .. '"', 1, true) ~= nil
end
