-- txn_overlay: what a transaction would make of a namespace. Operations are judged on it, one after the other, and leave the
-- writes to come in `plan`; nothing is written before all have passed.
-- include: redis/numbers
-- include: coordination/session_now
-- include: coordination/decode_kv
-- include: coordination/end_session
local ov = { entries = {}, values = {}, ended = {}, nodes = {}, checks = {}, dead = {}, plan = {}, listed = 0, bytes = 0 }

local function quoted(text)
  return '"' .. string.gsub(text, '[\\"]', '\\%0') .. '"'
end

local function later(step)
  ov.plan[#ov.plan + 1] = step
end

-- The entry as the operations before left it, or false; holders past their deadline are noted as dead.
local function ov_entry(unit, key)
  if ov.entries[key] == nil then
    local entry = decode_kv(redis.call('HGET', unit.kv, key)) or false
    if entry and entry.session ~= '' and overdue(unit, entry.session) then
      ov.dead[#ov.dead + 1] = entry.session
    end
    ov.entries[key] = entry
  end
  return ov.entries[key]
end

local function ov_value(unit, key)
  if ov.values[key] == nil then
    ov.values[key] = redis.call('HGET', unit.val, key) or ''
  end
  return ov.values[key]
end

local function ov_end(unit, id)
  local record = redis.call('HGET', unit.sess, id)
  if not record or ov.ended[id] then
    return
  end
  ov.ended[id] = true
  for _, member in ipairs(redis.call('ZRANGEBYLEX', unit.held, '[' .. id, '(' .. id .. '\255')) do
    ov_entry(unit, string.sub(member, #id + 1))
  end
  local deletes = decode_session(record).behavior == 'delete'
  for key, entry in pairs(ov.entries) do
    if entry and entry.session == id then
      ov.entries[key] = not deletes and {
        create = entry.create, modify = next_index(unit), lock = entry.lock, flags = entry.flags, session = '',
      }
    end
  end
end

local function ov_end_linked(unit, node, check)
  local start = node .. '\0' .. check .. '\0'
  for _, member in ipairs(redis.call('ZRANGEBYLEX', unit.links, '[' .. start, '(' .. start .. '\255')) do
    ov_end(unit, string.sub(member, #start + 1))
  end
end
