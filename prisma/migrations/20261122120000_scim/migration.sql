-- What a directory calls a person where that is not his e-mail address, the parts of his name as it sends them, and since when it
-- says that he is disabled. Nobody who left keeps his names from whoever comes after him.
alter table app_user
  add column user_name   text,
  add column given_name  text,
  add column family_name text,
  add column disabled_at timestamptz;
drop index app_user_email;
create unique index app_user_email on app_user (lower(email)) where left_at is null;
create unique index app_user_user_name on app_user (lower(user_name)) where user_name is not null and left_at is null;
-- By what a directory looks people up: the name that it gave, else the address, else our id.
create index app_user_directory_name on app_user (lower(coalesce(user_name, email, id collate "default"))) where left_at is null;

-- A directory's own id of a group.
alter table user_group add column external_ref text;
create index user_group_external_ref on user_group (external_ref) where external_ref is not null;

-- A block that a directory set by disabling a person: it alone lifts it again, and it lifts no other.
alter table block add column by_directory boolean not null default false;
create index app_user_disabled on app_user (disabled_at) where disabled_at is not null;
