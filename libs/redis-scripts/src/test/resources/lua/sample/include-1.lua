#!lua
-- include-1: the same include twice stands once.
-- include: redis/numbers
-- include: sample/nested
return { 'ok', twice(KEYS[1]) }
