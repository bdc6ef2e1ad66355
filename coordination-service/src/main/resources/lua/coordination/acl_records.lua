-- acl_records: the lines of token and policy records.
-- token: create, modify, created ms, expires ms or 0, SHA-256 of the secret, namespace, policy ids with commas, JSON
-- policy: create, modify, namespace, name, JSON
-- acl_lines(record, n): its first n lines and the rest as a list of n + 1.
local function acl_lines(record, count)
  local lines = {}
  local from = 1
  for i = 1, count do
    local stop = string.find(record, '\n', from, true)
    lines[i] = string.sub(record, from, stop - 1)
    from = stop + 1
  end
  lines[count + 1] = string.sub(record, from)
  return lines
end
local acl_token_lines = 7
local acl_policy_lines = 4
