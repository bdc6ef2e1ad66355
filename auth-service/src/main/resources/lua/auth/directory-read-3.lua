#!lua flags=no-writes
-- directory-read-3: all roles and realms, if they changed since that version.
-- KEYS[1] roles:{directory} (HASH)   KEYS[2] realms:{directory} (HASH)   KEYS[3] directory-version:{directory} (STRING)
-- ARGV[1] version held or ''
-- returns {same} | {changed, version, {JSON ...} roles, {JSON ...} realms}
local roles_key, realms_key, version_key = KEYS[1], KEYS[2], KEYS[3]
local version = redis.call('GET', version_key) or '0'
if version == ARGV[1] then
  return { 'same' }
end
return { 'changed', version, redis.call('HVALS', roles_key), redis.call('HVALS', realms_key) }
