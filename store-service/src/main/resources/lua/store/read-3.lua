#!lua flags=no-writes
-- read-3: documents of one partition as everybody sees them now.
-- KEYS[1] documents (HASH)   KEYS[2] versions (HASH)   KEYS[3] deadlines (ZSET)
-- ARGV identities
-- returns per identity {version, bytes} | {0} absent or past its deadline
-- include: redis/clock
local doc_key, ver_key, ttl_key = KEYS[1], KEYS[2], KEYS[3]
local now = now_ms()
local reply = {}
for i, identity in ipairs(ARGV) do
  local deadline = redis.call('ZSCORE', ttl_key, identity)
  local version = redis.call('HGET', ver_key, identity)
  local bytes = redis.call('HGET', doc_key, identity)
  local live = bytes and not (deadline and tonumber(deadline) <= now)
  reply[i] = live and { version, bytes } or { '0' }
end
return reply
