-- nested: includes what the includer includes too.
-- include: redis/numbers
local function twice(n)
  return whole(n * 2)
end
