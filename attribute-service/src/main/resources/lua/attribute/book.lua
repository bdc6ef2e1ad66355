-- book: the bookkeeping of attr:{sid}, its field byte 0: "revision count bytes next side", decimal. revision: changing
-- writes so far; count, bytes: of the attributes, names and values; next, side: 0 until attributes have a type or a TTL.
--   attribute_book(attr_key) -> table; all 0 where nothing was written yet
--   attribute_book_text(book) -> the field's value
--   attribute_size(attr_key, name) -> bytes of the value, or nil if there is none; the value itself is not copied
-- include: redis/numbers
local book_field = '\0'

local function attribute_book(attr_key)
  local text = redis.call('HGET', attr_key, book_field)
  local revision, count, bytes = string.match(text or '0 0 0 0 0', '^(%d+) (%d+) (%d+) %d+ %d+$')
  return { revision = tonumber(revision), count = tonumber(count), bytes = tonumber(bytes) }
end

local function attribute_book_text(book)
  return whole(book.revision) .. ' ' .. whole(book.count) .. ' ' .. whole(book.bytes) .. ' 0 0'
end

local function attribute_size(attr_key, name)
  local size = redis.call('HSTRLEN', attr_key, name)
  if size > 0 or redis.call('HEXISTS', attr_key, name) == 1 then
    return size
  end
  return nil
end
