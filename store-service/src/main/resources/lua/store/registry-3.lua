#!lua flags=no-writes
-- registry-3: all stores there are, and the epoch they are of, in one look.
-- KEYS[1] names (HASH)   KEYS[2] settings by uid (HASH)   KEYS[3] epoch (STRING)
-- returns {epoch, (name, uid, settings)...}
local names, settings, epoch = KEYS[1], KEYS[2], KEYS[3]
local entries = redis.call('HGETALL', names)
local reply = { redis.call('GET', epoch) or '0' }
for i = 1, #entries, 2 do
  local name, uid = entries[i], entries[i + 1]
  local of_store = redis.call('HGET', settings, uid)
  if of_store then
    reply[#reply + 1] = name
    reply[#reply + 1] = uid
    reply[#reply + 1] = of_store
  end
end
return reply
