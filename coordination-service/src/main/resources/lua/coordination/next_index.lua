-- next_index: one script is one change with one index. next_index(unit) takes it at the first call: above the last one and
-- never below the clock in microseconds. changed(table, kind, subject) notes what the change concerns, for put_event.
-- include: redis/clock
-- include: redis/numbers
local change = { tables = {}, subjects = {} }

local function next_index(unit)
  if not change.index then
    local last = tonumber(redis.call('HGET', unit.meta, 'index') or '0')
    change.before = whole(last)
    change.index = whole(math.max(last + 1, now_us()))
  end
  return change.index
end

local function changed(name, kind, subject)
  change.tables[name] = true
  change.subjects[#change.subjects + 1] = kind
  change.subjects[#change.subjects + 1] = subject
end
