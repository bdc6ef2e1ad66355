#!lua
-- txn-17: several operations on one namespace, all or none, with one index.
-- KEYS all of a namespace, in the order of unit.lua
-- ARGV[1] max entries   ARGV[2] max locks   ARGV[3] max bytes   ARGV[4...] operations, 13 each: see txn_ops; one of kind
-- refused has already failed, its text stands second
-- returns {OK, index or 0, {n, kv, key, state, with value 0/1, value} | {n, node, record} | {n, check, record, service} ...}
-- | {FAIL, n, text, ...} | {TOOMANY, n} | {OVERDUE, id ...}; n counts from 0
-- include: coordination/unit
-- include: coordination/put_event
-- include: coordination/lock_kv
-- include: coordination/txn_ops
local unit = unit_of(KEYS)
guard(unit)
ov.max, ov.max_locks, ov.max_bytes = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local ops = txn_read(ARGV, 4)
local failed = { 'FAIL' }
local function fail(number, text)
  failed[#failed + 1] = whole(number - 1)
  failed[#failed + 1] = text
end
for number, op in ipairs(ops) do
  if op.kind == 'refused' then
    fail(number, op.text)
  elseif op.verb == 'lock' and delay_left(unit, op.key) > 0 then
    fail(number, 'failed to lock key ' .. quoted(op.key) .. ' due to lock delay')
  end
end
if #failed > 1 then
  return failed
end
local reply = { 'OK', '0' }
for number, op in ipairs(ops) do
  local text = txn_judge(unit, op, whole(number - 1), reply)
  if text then
    fail(number, text)
  end
end
if #ov.dead > 0 then
  return { 'OVERDUE', unpack(ov.dead, 1, math.min(100, #ov.dead)) }
end
if ov.listed > ov.max or ov.bytes > ov.max_bytes then
  return { 'TOOMANY', whole(ov.listed) }
end
if #failed > 1 then
  return failed
end
if #ov.plan > 0 then
  keep_time(unit)
  for _, step in ipairs(ov.plan) do
    step()
  end
  reap(unit, '0')
  put_event(unit)
end
reply[2] = change.index or '0'
return reply
