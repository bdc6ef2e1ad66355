#!lua flags=no-writes
-- login-show-2: a login as its owner or an administrator may see it: no secret, no CSRF token. Suspended ones too.
-- KEYS[1] login:{sid} (HASH)   KEYS[2] attr:{sid} (HASH)
-- returns {ok, now ms, field, value ...} | {no, code} no record, ended, or past its limit
-- include: redis/clock
-- include: redis/numbers
-- include: login/record
local record = login_read(KEYS[1])
if not record then
  return { 'no', 'unauthorized' }
end
if record.state == 'ended' then
  return { 'no', record.reason }
end
local now = now_ms()
local limit, code = login_limit(record)
if limit and now >= limit then
  return { 'no', code }
end
local hidden = { secret = true, previous = true, csrf = true }
local reply = { 'ok', whole(now) }
for field, value in pairs(record) do
  if not hidden[field] then
    reply[#reply + 1] = field
    reply[#reply + 1] = value
  end
end
return reply
