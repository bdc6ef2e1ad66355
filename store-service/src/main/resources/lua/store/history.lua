-- history: whether this Redis still knows what a reader saw of a partition. Ids never repeat, so an entry that is there
-- proves that log and reader share everything up to it; after a restore or a failover that lost writes it is missing.
local function knows(log, id)
  return #redis.call('XRANGE', log, id, id) == 1
end
-- A document as the reply has it: identity, bytes or nil, deadline in ms or nil.
local function append_document(reply, identity, bytes, deadline)
  local n = #reply
  reply[n + 1] = identity
  reply[n + 2] = bytes
  reply[n + 3] = deadline
end
