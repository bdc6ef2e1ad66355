#!lua flags=no-writes
-- acl-resolve-3: the token a secret belongs to, with its policies.
-- KEYS[1] tokens (HASH accessor -> record)   KEYS[2] secrets (HASH SHA-256 -> accessor)   KEYS[3] policies (HASH id -> record)
-- ARGV[1] SHA-256 of the secret
-- returns {OK, ms left or -1, accessor, token record, policy record...} | {ABSENT} unknown or expired
-- include: redis/clock
-- include: redis/numbers
-- include: coordination/acl_records
local tokens, secrets, policies = KEYS[1], KEYS[2], KEYS[3]
local accessor = redis.call('HGET', secrets, ARGV[1])
local record = accessor and redis.call('HGET', tokens, accessor)
if not record then
  return { 'ABSENT' }
end
local lines = acl_lines(record, acl_token_lines)
local left = -1
if lines[4] ~= '0' then
  left = tonumber(lines[4]) - now_ms()
  if left <= 0 then
    return { 'ABSENT' }
  end
end
local reply = { 'OK', whole(left), accessor, record }
for id in string.gmatch(lines[7], '[^,]+') do
  local policy = redis.call('HGET', policies, id)
  if policy then
    reply[#reply + 1] = policy
  end
end
return reply
