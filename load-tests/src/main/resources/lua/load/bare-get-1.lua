#!lua flags=no-writes
-- bare-get-1: the least a read can do.
-- KEYS[1] any (STRING)   returns {ok, value or ''}
return { 'ok', redis.call('GET', KEYS[1]) or '' }
