-- The same for the rest of the way that a key takes: where it leads, who is in the group, and what it is asked for.
create index mapping_by_hash on mapping using hash ((application_id || ' ' || connector_id || ' ' || external_key));
create index membership_by_hash on membership using hash ((account_id || ' ' || group_id));
create index connector_by_hash on connector using hash (id);
create index connector_link_by_hash on connector_link using hash (connector_id);
create index user_group_by_hash on user_group using hash (id);
create index application_by_hash on application using hash (id);
create index application_key_by_hash on application_key using hash (hash);

-- The date of a token's last use is written for every one that is asked for, and stands in no index. With room left on its page the new
-- row stays on it, and none of the table's indexes is touched.
alter table token set (fillfactor = 75);
alter table application_key set (fillfactor = 75);
