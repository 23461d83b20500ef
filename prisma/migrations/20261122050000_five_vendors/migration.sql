-- What the other four vendors need: properties and ids of their own, one address where AFAS has two, kinds of endpoint per vendor.
alter table system alter column soap_url drop not null;
alter table account add column attributes jsonb not null default '{}', add column remote_ref text;
alter table user_group add column attributes jsonb not null default '{}', add column remote_ref text;
alter table connector add column attributes jsonb not null default '{}';
alter table token add column remote_ref text, add column valid_from timestamptz;
alter table token drop constraint token_kind_check, add constraint token_kind_check check (kind in ('classic', 'oauth', 'key'));
alter table endpoint drop constraint endpoint_kind_check, add constraint endpoint_kind_check check (kind ~ '^[a-z_]{2,30}$');
-- Ids of subjects whose creation at the vendor must have ended well before this is sent; and what was sent last where nothing can be read.
alter table delivery add column needs text[] not null default '{}', add column sent_hash text;
