#!lua flags=allow-oom
-- delete-2: removes attributes; removing nothing writes nothing. The revision outlives them all.
-- KEYS[1] login:{sid} (HASH)   KEYS[2] attr:{sid} (HASH)   ARGV[1..7] the gate
-- ARGV[8] all/some   ARGV[9..] for some: at most 1000 distinct names
-- returns {ok, revision, removed} | {no, code} | {role} | {csrf}
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
local all, removed = ARGV[8] == 'all', 0
attribute_touch(login_key, attr_key, record, now)

if all then
  removed, book.count, book.bytes = book.count, 0, 0
elseif book.count > 0 then
  for i = 9, #ARGV do
    local size = attribute_size(attr_key, ARGV[i])
    if size then
      removed = removed + 1
      book.count = book.count - 1
      book.bytes = book.bytes - #ARGV[i] - size
    end
  end
end
if removed == 0 then
  return { 'ok', whole(book.revision), '0' }
end

book.revision = book.revision + 1
if all then
  redis.call('UNLINK', attr_key)
  redis.call('HSET', attr_key, book_field, attribute_book_text(book))
  login_expire(login_key, attr_key, record)
else
  redis.call('HDEL', attr_key, unpack(ARGV, 9))
  redis.call('HSET', attr_key, book_field, attribute_book_text(book))
end
return { 'ok', whole(book.revision), whole(removed) }
