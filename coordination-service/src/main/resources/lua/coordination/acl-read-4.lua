#!lua flags=no-writes
-- acl-read-4: tokens or policies as they stand; expired tokens are not there.
-- KEYS[1] meta (HASH)   KEYS[2] tokens (HASH)   KEYS[3] policies (HASH)   KEYS[4] polnames (HASH <namespace>\0<name> -> id)
-- ARGV[1] token | tokens | policy | policy-name | policies   ARGV[2] accessor, id or <namespace>\0<name>, else empty
-- ARGV[3] most records
-- returns {OK, index, (id, record, names)...}; names: of a token's policies in their order, with commas, empty if gone
--   | {TOOMANY, n}
-- include: redis/clock
-- include: redis/numbers
-- include: coordination/acl_records
local meta, tokens, policies, polnames = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local kind, selector, most = ARGV[1], ARGV[2], tonumber(ARGV[3])
local reply = { 'OK', redis.call('HGET', meta, 'index') or '1' }
local function names(ids)
  local found = {}
  for id in string.gmatch(ids, '[^,]+') do
    local policy = redis.call('HGET', policies, id)
    found[#found + 1] = policy and acl_lines(policy, acl_policy_lines)[4] or ''
  end
  return table.concat(found, ',')
end
local function add(id, record)
  local linked = ''
  if record and (kind == 'token' or kind == 'tokens') then
    local lines = acl_lines(record, acl_token_lines)
    if lines[4] ~= '0' and tonumber(lines[4]) <= now_ms() then
      return
    end
    linked = names(lines[7])
  end
  if record then
    reply[#reply + 1] = id
    reply[#reply + 1] = record
    reply[#reply + 1] = linked
  end
end
if kind == 'token' then
  add(selector, redis.call('HGET', tokens, selector))
elseif kind == 'policy' then
  add(selector, redis.call('HGET', policies, selector))
elseif kind == 'policy-name' then
  local id = redis.call('HGET', polnames, selector)
  add(id, id and redis.call('HGET', policies, id))
else
  local all = kind == 'tokens' and tokens or policies
  local count = redis.call('HLEN', all)
  if count > most then
    return { 'TOOMANY', whole(count) }
  end
  local entries = redis.call('HGETALL', all)
  for i = 1, #entries, 2 do
    add(entries[i], entries[i + 1])
  end
end
return reply
