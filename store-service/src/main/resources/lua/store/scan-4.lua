#!lua flags=no-writes
-- scan-4: a page of all documents of a partition, for an index that has none of them or cannot trust what it has.
-- KEYS[1] log (STREAM)   KEYS[2] doc (HASH)   KEYS[3] ttl (ZSET)   KEYS[4] tail (STRING)
-- ARGV[1] cursor, 0 to begin   ARGV[2] documents wanted   ARGV[3] tail of the page before, '' for the first
-- returns {next cursor, 0 at the end; tail; run id of this Redis; (identity, bytes, deadline ms | nil)…}
--       | {-1} the tail of the page before is not in the log
-- A cursor means something only to the process that gave it: pages of two run ids make no whole.
local log, documents, deadlines = KEYS[1], KEYS[2], KEYS[3]
local cursor, count, seen = ARGV[1], ARGV[2], ARGV[3]
-- include: store/history
if seen ~= '' and seen ~= '0-0' and not knows(log, seen) then
  return { -1 }
end
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
local page = redis.call('HSCAN', documents, cursor, 'COUNT', count)
local reply = { page[1], redis.call('GET', KEYS[4]) or '0-0', run }
for i = 1, #page[2], 2 do
  append_document(reply, page[2][i], page[2][i + 1], redis.call('ZSCORE', deadlines, page[2][i]))
end
return reply
