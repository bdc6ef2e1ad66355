-- list_kv: steps of reading many entries, in batches of 1,000 names.
-- include: redis/numbers
-- include: coordination/decode_kv
local function bytes_of(unit, names, enough)
  local bytes = 0
  for _, name in ipairs(names) do
    bytes = bytes + redis.call('HSTRLEN', unit.val, name)
    if bytes > enough then
      return bytes
    end
  end
  return bytes
end

-- Appends name, entry, value for each; gives the largest modify index and the holders that are overdue.
local function append_entries(unit, names, with_values, reply)
  local newest, dead, judged = 0, {}, {}
  for first = 1, #names, 1000 do
    local last = math.min(first + 999, #names)
    local entries = redis.call('HMGET', unit.kv, unpack(names, first, last))
    local values = with_values and redis.call('HMGET', unit.val, unpack(names, first, last)) or {}
    for i = 1, last - first + 1 do
      local modify, session = string.match(entries[i], '^%d+:(%d+):%d+:%d+:(.*)$')
      newest = math.max(newest, tonumber(modify))
      if session ~= '' and not judged[session] then
        judged[session] = true
        if #dead < 100 and overdue(unit, session) then
          dead[#dead + 1] = session
        end
      end
      reply[#reply + 1] = names[first + i - 1]
      reply[#reply + 1] = entries[i]
      reply[#reply + 1] = values[i] or ''
    end
  end
  return newest, dead
end

local function newest_tombstone(unit, from, to)
  local newest = 0
  local names = redis.call('ZRANGEBYLEX', unit.tombnames, from, to)
  for first = 1, #names, 1000 do
    local last = math.min(first + 999, #names)
    for _, index in ipairs(redis.call('ZMSCORE', unit.tomb, unpack(names, first, last))) do
      newest = math.max(newest, tonumber(index or '0'))
    end
  end
  return newest
end
