-- catalog_records: how nodes, services and checks stand in their hashes. Names in keys are in lower case; JSON is Java's and
-- never looked into.
-- node: create:modify:id:JSON   service: create:modify:name in lower case, newline, JSON
-- check: create, modify, status, type, ttl ms, service id, session name, JSON as lines, then the output to the end
local function decode_node(record)
  if not record then
    return nil
  end
  local create, modify, id, json = string.match(record, '^(%d+):(%d+):([^:]*):(.*)$')
  return { create = create, modify = modify, id = id, json = json }
end

local function decode_service(record)
  if not record then
    return nil
  end
  local create, modify, name, json = string.match(record, '^(%d+):(%d+):([^\n]*)\n(.*)$')
  return { create = create, modify = modify, name = name, json = json }
end

local function decode_check(record)
  if not record then
    return nil
  end
  local create, modify, status, kind, ttl, service, session, json, output = string.match(record,
    '^(%d+)\n(%d+)\n([^\n]*)\n([^\n]*)\n(%d+)\n([^\n]*)\n([^\n]*)\n([^\n]*)\n(.*)$')
  return {
    create = create, modify = modify, status = status, kind = kind, ttl = ttl, service = service, session = session,
    json = json, output = output,
  }
end

local function encode_check(check)
  return table.concat({
    check.create, check.modify, check.status, check.kind, check.ttl, check.service, check.session, check.json,
    check.output,
  }, '\n')
end

-- members of the catalog that start so, without that start, in byte order; at most `count`
local function catalog_range(unit, start, count)
  local members = redis.call('ZRANGEBYLEX', unit.catalog, '[' .. start, '(' .. start .. '\255', 'LIMIT', 0, count)
  for i, member in ipairs(members) do
    members[i] = string.sub(member, #start + 1)
  end
  return members
end
