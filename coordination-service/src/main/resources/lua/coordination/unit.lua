-- unit: unit_of(KEYS) names the 17 keys of one namespace, in the order every script on all of them gets them;
-- guard(unit) fails on a key of a wrong type, before anything is written.
local function unit_of(keys)
  return {
    meta = keys[1], kv = keys[2], val = keys[3], names = keys[4], tomb = keys[5], tombnames = keys[6],
    sess = keys[7], due = keys[8], held = keys[9], links = keys[10], delay = keys[11], nodes = keys[12],
    services = keys[13], checks = keys[14], catalog = keys[15], checkdue = keys[16], events = keys[17],
  }
end

local unit_sizes = {
  meta = 'HLEN', kv = 'HLEN', val = 'HLEN', names = 'ZCARD', tomb = 'ZCARD', tombnames = 'ZCARD',
  sess = 'HLEN', due = 'ZCARD', held = 'ZCARD', links = 'ZCARD', delay = 'ZCARD', nodes = 'HLEN',
  services = 'HLEN', checks = 'HLEN', catalog = 'ZCARD', checkdue = 'ZCARD', events = 'XLEN',
}

local function guard(unit)
  for name, key in pairs(unit) do
    redis.call(unit_sizes[name], key)
  end
end
