#!lua flags=no-writes
-- page-2: a page of the documents of a partition that are not past their deadline.
-- KEYS[1] documents (HASH)   KEYS[2] deadlines (ZSET)
-- ARGV[1] cursor, 0 to begin   ARGV[2] documents wanted
-- returns {next cursor, 0 at the end; run id of this Redis; identity, bytes, deadline ms or 0, ...}
-- A cursor means something only to the process that gave it: pages of two run ids make no whole.
-- include: redis/clock
local documents, deadlines = KEYS[1], KEYS[2]
local now = now_ms()
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
local page = redis.call('HSCAN', documents, ARGV[1], 'COUNT', ARGV[2])
local reply = { page[1], run }
for i = 1, #page[2], 2 do
  local deadline = redis.call('ZSCORE', deadlines, page[2][i]) or '0'
  if deadline == '0' or tonumber(deadline) > now then
    reply[#reply + 1] = page[2][i]
    reply[#reply + 1] = page[2][i + 1]
    reply[#reply + 1] = deadline
  end
end
return reply
