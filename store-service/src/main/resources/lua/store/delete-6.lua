#!lua flags=allow-oom
-- delete-6: deletes documents of one partition; goes through when memory is full.
-- KEYS[1] documents (HASH)   KEYS[2] versions (HASH)   KEYS[3] log (STREAM)
-- KEYS[4] tail (STRING)   KEYS[5] deadlines (ZSET)   KEYS[6] state (HASH)
-- ARGV identities
-- returns {1, tail, {version ...}} (0: nothing to delete) | {-1} dropped | {-2, until ms, now ms} frozen
-- include: redis/clock
-- include: redis/numbers
-- include: store/partition
local refusal = closed()
if refusal then
  return refusal
end
local versions = {}
for i, identity in ipairs(ARGV) do
  versions[i] = remove(identity, 'd')
end
return { 1, keep_tail(), versions }
