-- acl_types(expected): before anything is written, an error if a key holds another type: a script is never rolled back.
-- expected: list of {key, type}
local function acl_types(expected)
  for _, pair in ipairs(expected) do
    local found = redis.call('TYPE', pair[1]).ok
    if found ~= 'none' and found ~= pair[2] then
      return redis.error_reply('WRONGTYPE ' .. pair[1] .. ' is no ' .. pair[2])
    end
  end
  return nil
end
