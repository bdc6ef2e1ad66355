-- txn_tree: ov_names(unit, prefix): the keys under a prefix as the operations before left them, in byte order.
-- include: coordination/txn_overlay
local function bytes_less(a, b)
  for i = 1, math.min(#a, #b) do
    local x, y = string.byte(a, i), string.byte(b, i)
    if x ~= y then
      return x < y
    end
  end
  return #a < #b
end

local function ov_names(unit, prefix)
  local from, to = prefix_range(prefix)
  ov.listed = ov.listed + redis.call('ZLEXCOUNT', unit.names, from, to)
  if ov.listed > ov.max then
    return {}
  end
  local names, there = {}, {}
  for _, name in ipairs(redis.call('ZRANGEBYLEX', unit.names, from, to)) do
    there[name] = true
    if ov_entry(unit, name) then
      names[#names + 1] = name
    end
  end
  local stored = #names
  for name, entry in pairs(ov.entries) do
    if entry and not there[name] and string.sub(name, 1, #prefix) == prefix then
      names[#names + 1] = name
    end
  end
  if #names > stored then
    table.sort(names, bytes_less)
  end
  return names
end
