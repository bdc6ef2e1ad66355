-- numbers: whole(n), the decimal text of a whole number below 2^53 without Lua's 14-digit rounding.
local function whole(number)
  return string.format('%.0f', number)
end
