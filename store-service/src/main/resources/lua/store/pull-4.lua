#!lua flags=no-writes
-- pull-4: what changed after an entry of the log: each identity once, with its present document.
-- KEYS[1] log (STREAM)   KEYS[2] doc (HASH)   KEYS[3] ttl (ZSET)   KEYS[4] tail (STRING)
-- ARGV[1] the entry to go on from   ARGV[2] most entries   ARGV[3] most bytes of documents
-- ARGV[4] the newest entry any earlier reply stood for; may be ARGV[1]
-- returns {0, position, (identity, bytes | nil, deadline ms | nil)…} level with the log
--       | {1, position, tail, (identity, bytes | nil, deadline ms | nil)…} cut short; the documents are as of the tail
--       | {-1} ARGV[1] or ARGV[4] is not in the log: trimmed, lost, or 0-0 while there are entries
local log, documents, deadlines = KEYS[1], KEYS[2], KEYS[3]
local from, max_entries, max_bytes, seen = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4]
-- include: store/history
local tail = redis.call('GET', KEYS[4]) or '0-0'
if from == '0-0' and seen == '0-0' and tail == '0-0' then
  return { 0, '0-0' }
end
if not knows(log, from) or (seen ~= from and not knows(log, seen)) then
  return { -1 }
end
local entries = redis.call('XRANGE', log, '(' .. from, '+', 'COUNT', max_entries)
local position, bytes, told, changes = from, 0, {}, {}
for _, entry in ipairs(entries) do
  if bytes >= max_bytes then
    break
  end
  position = entry[1]
  local identity = entry[2][2]
  if not told[identity] then
    told[identity] = true
    local document = redis.call('HGET', documents, identity)
    bytes = bytes + (document and #document or 0)
    append_document(changes, identity, document, redis.call('ZSCORE', deadlines, identity))
  end
end
local reply = position == tail and { 0, position } or { 1, position, tail }
local head = #reply
for i = 1, #changes do
  reply[head + i] = changes[i]
end
return reply
