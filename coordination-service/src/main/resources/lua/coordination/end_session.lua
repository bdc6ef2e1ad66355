-- end_session(unit, id): ends a session for whatever cause: its keys are freed or deleted as its behaviour says, their
-- lock-delay begins, one index for all. False if there is none. end_linked(unit, node, check) ends all sessions on a node
-- (check '') or attached to one of its checks; names in lower case. The caller's last step is put_event(unit).
-- include: coordination/decode_kv
-- include: coordination/remove_entry
local function decode_session(record)
  local create, life, delay, behavior, node, checks, json =
    string.match(record, '^(%d+)\n(%d+)\n(%d+)\n(%a+)\n([^\n]*)\n([^\n]*)\n(.*)$')
  return {
    create = create, life = tonumber(life), delay = tonumber(delay), behavior = behavior, node = node,
    checks = checks, json = json,
  }
end

local function free_key(unit, session, key)
  local entry = decode_kv(redis.call('HGET', unit.kv, key))
  if not entry then
    return
  end
  if session.behavior == 'delete' then
    entry.session = ''
    remove_entry(unit, key, entry)
  else
    entry.session, entry.modify = '', next_index(unit)
    put_entry(unit, key, entry, nil, false)
  end
  if session.delay > 0 then
    redis.call('ZADD', unit.delay, whole(now_ms() + 1 + session.delay), key)
  end
end

local function end_session(unit, id)
  local record = redis.call('HGET', unit.sess, id)
  if not record then
    return false
  end
  local session = decode_session(record)
  next_index(unit)
  for _, member in ipairs(redis.call('ZRANGEBYLEX', unit.held, '[' .. id, '(' .. id .. '\255')) do
    free_key(unit, session, string.sub(member, #id + 1))
  end
  redis.call('ZREMRANGEBYLEX', unit.held, '[' .. id, '(' .. id .. '\255')
  redis.call('HDEL', unit.sess, id)
  redis.call('ZREM', unit.due, id)
  redis.call('ZREM', unit.links, session.node .. '\0\0' .. id)
  for check in string.gmatch(session.checks, '[^\t]+') do
    redis.call('ZREM', unit.links, session.node .. '\0' .. check .. '\0' .. id)
  end
  changed('sessions', 's', id)
  changed('sessions', 'sn', session.node)
  return true
end

local function end_linked(unit, node, check)
  local start = node .. '\0' .. check .. '\0'
  for _, member in ipairs(redis.call('ZRANGEBYLEX', unit.links, '[' .. start, '(' .. start .. '\255')) do
    end_session(unit, string.sub(member, #start + 1))
  end
end
