-- throttle-budget: what one brake has counted: fails, since (time of the first), until (blocked up to), seq, and a field
-- t<n> per attempt under way, which counts like a failure until it is done or 30 s old.
--   budget_read(key, rule, window, now) -> {fails, since, blocked, seq, under_way, lapsed = {field ...}}
--     rule address counts in windows of that many ms, pair and user until a success
-- include: redis/numbers
local function budget_read(key, rule, window, now)
  local flat = redis.call('HGETALL', key)
  local state = { fails = 0, since = 0, blocked = 0, seq = 0, under_way = 0, lapsed = {} }
  for i = 1, #flat, 2 do
    local field, value = flat[i], tonumber(flat[i + 1])
    if field == 'until' then
      state.blocked = value
    elseif string.sub(field, 1, 1) ~= 't' then
      state[field] = value
    elseif now - value < 30000 then
      state.under_way = state.under_way + 1
    else
      state.lapsed[#state.lapsed + 1] = field
    end
  end
  if rule == 'address' and now >= state.since + window then
    state.fails, state.since, state.blocked = 0, 0, 0
  end
  return state
end
