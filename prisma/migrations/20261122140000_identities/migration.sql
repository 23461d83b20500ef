-- Which external account id of which back-office stands for which common identity. A vendor's own companies are groups: there the group is
-- the fact, and the database itself writes down here what it was from when to when, so that the two can't differ. Operations write only
-- the external ids that are no group. People are not stored here: they are joined by e-mail from the accounts in those groups.

-- An external account id of one system and the common identity that it stands for, from a moment to a moment; none where it is known
-- without one. `group_id` is set where the link is that group's.
create table identity_link (
  id          text collate "C" primary key,
  system_id   text collate "C" not null references system (id),
  external_id text collate "C" not null,
  common_id   text collate "C",
  name        text not null,
  group_id    text collate "C" references user_group (id),
  valid_from  timestamptz not null,
  valid_to    timestamptz,
  opened_in   text collate "C",
  closed_in   text collate "C",
  check (valid_to is null or valid_to >= valid_from)
);
create unique index identity_link_open on identity_link (system_id, lower(external_id)) where valid_to is null;
create index identity_link_common on identity_link (common_id) include (system_id, group_id) where valid_to is null;
create index identity_link_group on identity_link (group_id) where valid_to is null;
create index identity_link_order on identity_link (external_id, id) where valid_to is null;
create index identity_link_period on identity_link (system_id, external_id, valid_from);
create index identity_link_search on identity_link
  using gin (lower(external_id || ' ' || coalesce(common_id, '') || ' ' || name) gin_trgm_ops) where valid_to is null;
create trigger identity_link_overlap before insert on identity_link
  for each row execute function temporal_no_overlap('system_id', 'external_id');
create trigger identity_link_closes before update or delete on identity_link
  for each row execute function temporal_only_closes();

-- Two accounts that a vendor takes for one person are found by their addresses.
create index account_email on account (lower(email)) where valid_to is null and email is not null;

-- The vendors whose groups are companies with a common identity id.
create function has_identities(vendor text) returns boolean language sql immutable as $$ select vendor in ('ainua') $$;

-- The same shape as newId() makes: ten characters of time, ten of chance.
create function identity_link_id() returns text language plpgsql volatile as $$
declare
  alphabet constant text := '0123456789abcdefghjkmnpqrstvwxyz';
  rest bigint := floor(extract(epoch from clock_timestamp()) * 1000);
  made text := '';
begin
  for i in 1..10 loop
    made := substr(alphabet, (rest % 32)::int + 1, 1) || made;
    rest := rest / 32;
  end loop;
  for i in 1..10 loop
    made := made || substr(alphabet, floor(random() * 32)::int + 1, 1);
  end loop;
  return 'idl_' || made;
end $$;

create function identity_of_group() returns trigger language plpgsql as $$
declare
  stands identity_link%rowtype;
  common text := nullif(btrim(new.attributes ->> 'commonId'), '');
  is_wanted boolean := new.archived_at is null and new.kind = 'listed'
    and has_identities((select s.vendor from system s where s.id = new.system_id));
  moment timestamptz := date_trunc('milliseconds', clock_timestamp());
  acting text := nullif(current_setting('gatehouse.change', true), '');
begin
  select * into stands from identity_link l where l.group_id = new.id and l.valid_to is null;
  if stands.id is not null then
    if is_wanted and (stands.external_id, stands.name) = (new.code, new.description) and stands.common_id is not distinct from common then
      return null;
    end if;
    update identity_link set valid_to = greatest(coalesce(new.archived_at, moment), stands.valid_from), closed_in = acting
      where id = stands.id;
  elsif not is_wanted then
    return null;
  end if;
  if is_wanted then
    insert into identity_link (id, system_id, external_id, common_id, name, group_id, valid_from, opened_in)
    select identity_link_id(), new.system_id, new.code, common, new.description, new.id,
           greatest(case when tg_op = 'INSERT' then new.created_at else moment end, max(l.valid_to)),
           coalesce(acting, case when tg_op = 'INSERT' then new.created_in end)
    from identity_link l where l.system_id = new.system_id and l.external_id = new.code;
  end if;
  return null;
end $$;
create trigger user_group_identity after insert or update of code, description, attributes, archived_at on user_group
  for each row execute function identity_of_group();

insert into identity_link (id, system_id, external_id, common_id, name, group_id, valid_from, opened_in)
select identity_link_id(), g.system_id, g.code, nullif(btrim(g.attributes ->> 'commonId'), ''), g.description, g.id, g.created_at, g.created_in
from user_group g join system s on s.id = g.system_id
where has_identities(s.vendor) and g.kind = 'listed' and g.archived_at is null;

do $$
begin
  if exists (select from pg_roles where rolname = 'gatehouse_app') then
    grant select, insert, update, delete on identity_link to gatehouse_app;
  end if;
end $$;
