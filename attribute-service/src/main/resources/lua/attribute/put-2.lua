#!lua
-- put-2: creates or replaces attributes, all of them or none.
-- KEYS[1] login:{sid} (HASH)   KEYS[2] attr:{sid} (HASH)   ARGV[1..7] the gate
-- ARGV[8] most attributes   ARGV[9] most bytes of names and values   ARGV[10..] name, value ... (distinct names)
-- returns {ok, revision, bytes} | {count, n} | {bytes, n}: n as it would be | {no, code} | {role} | {csrf}
-- include: redis/clock
-- include: attribute/gate
-- include: attribute/book
-- include: login/expiry
local login_key, attr_key = KEYS[1], KEYS[2]
local now = now_ms()
local record, refusal = attribute_gate(login_key, attr_key, now)
if not record then
  return refusal
end
local book = attribute_book(attr_key)
local first_write = book.revision == 0
attribute_touch(login_key, attr_key, record, now)

local fields = { book_field, '' }
for i = 10, #ARGV, 2 do
  local name, value = ARGV[i], ARGV[i + 1]
  local before = attribute_size(attr_key, name)
  if before then
    book.bytes = book.bytes - before + #value
  else
    book.count = book.count + 1
    book.bytes = book.bytes + #name + #value
  end
  fields[#fields + 1] = name
  fields[#fields + 1] = value
end
if book.count > tonumber(ARGV[8]) then
  return { 'count', whole(book.count) }
end
if book.bytes > tonumber(ARGV[9]) then
  return { 'bytes', whole(book.bytes) }
end

book.revision = book.revision + 1
fields[2] = attribute_book_text(book)
for i = 1, #fields, 2000 do
  redis.call('HSET', attr_key, unpack(fields, i, math.min(i + 1999, #fields)))
end
if first_write then
  login_expire(login_key, attr_key, record)
end
return { 'ok', whole(book.revision), whole(book.bytes) }
