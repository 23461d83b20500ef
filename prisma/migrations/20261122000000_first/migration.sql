-- Gatehouse: facts, evidence, outbox. Every moment is taken from the database, truncated to milliseconds, because the
-- console's language counts in them and "just before" is one microsecond earlier.

create extension if not exists pg_trgm;

-- Systems ------------------------------------------------------------------------------------------------------------

create table system (
  id            text collate "C" primary key,
  vendor        text not null,
  name          text not null,
  environment   text not null check (environment in ('production', 'test', 'accept')),
  remote_id     text,
  rest_url      text not null,
  soap_url      text not null,
  approved_host text not null,
  settings      jsonb not null default '{}',
  custody       text not null default 'keep' check (custody in ('keep', 'forget')),
  drift_policy  text not null default 'report' check (drift_policy in ('report', 'enforce')),
  state         text not null default 'active' check (state in ('active', 'paused')),
  state_reason  text,
  state_since   timestamptz not null default now(),
  health        text not null default 'unknown' check (health in ('ok', 'unreachable', 'refused', 'unknown')),
  health_since  timestamptz not null default now(),
  health_note   text,
  last_read_at  timestamptz,
  credential_secret_id text,
  credential_expires_at timestamptz,
  created_at    timestamptz not null default now()
);
create unique index system_name on system (lower(name));

-- Changes: what an operation did. Temporal rows name the change that opened and closed them ----------------------------

create table change (
  id          text collate "C" primary key,
  operation   text not null,
  sentence    text not null,
  at          timestamptz not null,
  actor_kind  text not null,
  actor_id    text not null,
  actor_name  text not null,
  door        text not null,
  reason      text,
  ticket      text,
  impact      jsonb,
  command_id  text
);
create index change_at on change (at desc, id desc);
create index change_actor on change (actor_id, at desc);

create table command (
  id         text primary key,
  actor_id   text not null,
  operation  text not null,
  input_hash text not null,
  change_id  text,
  result     jsonb,
  at         timestamptz not null default now()
);

-- Directory ------------------------------------------------------------------------------------------------------------

create table app_user (
  id           text collate "C" primary key,
  name         text not null,
  email        text,
  external_ref text,
  company      text,
  department   text,
  kind         text not null default 'person' check (kind in ('person', 'service')),
  left_at      timestamptz,
  search_text  text not null default '',
  created_at   timestamptz not null default now()
);
create unique index app_user_email on app_user (lower(email));
create index app_user_name on app_user (lower(name) collate "C", id);
create index app_user_search on app_user using gin (search_text gin_trgm_ops);
create index app_user_search_order on app_user (name, id);

create table account (
  id          text collate "C" primary key,
  system_id   text not null references system (id),
  user_id     text not null references app_user (id),
  remote_id   text not null,
  email       text,
  windows     boolean not null default false,
  insite      boolean not null default false,
  source      text not null default 'decided' check (source in ('decided', 'observed', 'by_hand')),
  observed_at timestamptz,
  valid_from  timestamptz not null,
  valid_to    timestamptz,
  opened_in   text,
  closed_in   text,
  check (valid_to is null or valid_to >= valid_from)
);
create unique index account_open on account (system_id, lower(remote_id)) where valid_to is null;
create index account_user on account (user_id, system_id);
create index account_system on account (system_id, id) include (user_id, valid_from, valid_to);
create index account_from on account (valid_from);
create index account_to on account (valid_to) where valid_to is not null;

create table user_group (
  id           text collate "C" primary key,
  system_id    text not null references system (id),
  code         text not null,
  description  text not null,
  kind         text not null default 'listed' check (kind in ('listed', 'everybody')),
  source       text not null default 'decided' check (source in ('decided', 'observed', 'by_hand')),
  version      integer not null default 1,
  member_count integer not null default 0,
  archived_at  timestamptz,
  created_in   text,
  created_at   timestamptz not null default now()
);
create unique index user_group_code on user_group (system_id, lower(code)) where archived_at is null;
create unique index user_group_everybody on user_group (system_id) where kind = 'everybody';
create index user_group_order on user_group (lower(description) collate "C", id);
create index user_group_search on user_group using gin (lower(code || ' ' || description) gin_trgm_ops);

create table membership (
  id         text collate "C" primary key,
  group_id   text not null references user_group (id),
  account_id text not null references account (id),
  source     text not null default 'decided' check (source in ('decided', 'observed', 'by_hand')),
  valid_from timestamptz not null,
  valid_to   timestamptz,
  opened_in  text,
  closed_in  text,
  check (valid_to is null or valid_to >= valid_from)
);
create unique index membership_open on membership (group_id, account_id) where valid_to is null;
create index membership_group on membership (group_id, account_id, valid_from) include (valid_to);
create index membership_account on membership (account_id, group_id, valid_from) include (valid_to);
create index membership_from on membership (valid_from);
create index membership_to on membership (valid_to) where valid_to is not null;

-- Integrations ---------------------------------------------------------------------------------------------------------

create table connector (
  id                  text collate "C" primary key,
  system_id           text not null references system (id),
  name                text not null,
  remote_id           text,
  owner               text,
  purpose             text,
  authentication      text not null default 'classic' check (authentication in ('classic', 'hybrid', 'oauth')),
  token_validity_days integer check (token_validity_days > 0),
  api_key_secret_id   text,
  source              text not null default 'decided' check (source in ('decided', 'observed', 'by_hand')),
  version             integer not null default 1,
  retired_at          timestamptz,
  created_in          text,
  created_at          timestamptz not null default now()
);
create unique index connector_name on connector (system_id, lower(name)) where retired_at is null;
create index connector_order on connector (lower(name) collate "C", id);

create table connector_link (
  id           text collate "C" primary key,
  connector_id text not null references connector (id),
  group_id     text not null references user_group (id),
  source       text not null default 'decided' check (source in ('decided', 'observed', 'by_hand')),
  valid_from   timestamptz not null,
  valid_to     timestamptz,
  opened_in    text,
  closed_in    text,
  check (valid_to is null or valid_to >= valid_from)
);
create unique index connector_link_open on connector_link (connector_id) where valid_to is null;
create index connector_link_connector on connector_link (connector_id, valid_from) include (valid_to, group_id);
create index connector_link_group on connector_link (group_id, valid_from);
create index connector_link_from on connector_link (valid_from);
create index connector_link_to on connector_link (valid_to) where valid_to is not null;

create table endpoint (
  id           text collate "C" primary key,
  connector_id text not null references connector (id),
  kind         text not null check (kind in ('get', 'update', 'special')),
  name         text not null,
  can_write    boolean not null,
  source       text not null default 'decided' check (source in ('decided', 'observed', 'by_hand')),
  valid_from   timestamptz not null,
  valid_to     timestamptz,
  opened_in    text,
  closed_in    text,
  check (valid_to is null or valid_to >= valid_from)
);
create unique index endpoint_open on endpoint (connector_id, kind, lower(name)) where valid_to is null;
create index endpoint_connector on endpoint (connector_id, valid_from);

create table record_filter (
  id           text collate "C" primary key,
  connector_id text references connector (id),
  group_id     text references user_group (id),
  says         text not null,
  valid_from   timestamptz not null,
  valid_to     timestamptz,
  opened_in    text,
  closed_in    text,
  check (num_nonnulls(connector_id, group_id) = 1),
  check (valid_to is null or valid_to >= valid_from)
);
create index record_filter_connector on record_filter (connector_id) where valid_to is null;

create table token (
  id               text collate "C" primary key,
  account_id       text not null references account (id),
  connector_id     text not null references connector (id),
  label            text not null,
  kind             text not null default 'classic' check (kind in ('classic', 'oauth')),
  purpose          text,
  owner            text,
  source           text not null default 'decided' check (source in ('decided', 'observed', 'by_hand')),
  prefix           text,
  last_four        text,
  fingerprint      bytea,
  secret_id        text,
  requested_at     timestamptz not null,
  code_mailed_at   timestamptz,
  issued_at        timestamptz,
  expires_at       timestamptz,
  revoked_at       timestamptz,
  revoke_reason    text,
  revealed_at      timestamptz,
  last_used_at     timestamptz,
  last_used_source text,
  replaces_id      text references token (id),
  requested_in     text,
  revoked_in       text,
  check (revoked_at is null or revoked_at >= requested_at),
  check (issued_at is null or issued_at >= requested_at)
);
create unique index token_label on token (connector_id, lower(label)) where revoked_at is null;
create unique index token_fingerprint on token (fingerprint) where fingerprint is not null;
create index token_connector on token (connector_id, account_id, issued_at) include (expires_at, revoked_at);
create index token_account on token (account_id, connector_id, issued_at) include (expires_at, revoked_at);
create index token_last_four on token (last_four);
create index token_requested on token (requested_at desc, id desc);
create index token_issued on token (issued_at) where issued_at is not null;
create index token_expires on token (expires_at) where expires_at is not null;
create index token_revoked on token (revoked_at) where revoked_at is not null;

-- A reversible stop, and what can't be told about a subject ------------------------------------------------------------

create table block (
  id           text collate "C" primary key,
  subject_kind text not null check (subject_kind in ('system', 'connector', 'user', 'account', 'group', 'token')),
  subject_id   text not null,
  reason       text not null,
  until        timestamptz,
  source       text not null default 'decided' check (source in ('decided', 'observed', 'by_hand')),
  valid_from   timestamptz not null,
  valid_to     timestamptz,
  opened_in    text,
  closed_in    text,
  check (valid_to is null or valid_to >= valid_from)
);
create unique index block_open on block (subject_id) where valid_to is null;
create index block_subject on block (subject_id, valid_from) include (valid_to, until);
create index block_from on block (valid_from);
create index block_to on block (valid_to) where valid_to is not null;
create index block_until on block (until) where until is not null;

create table doubt (
  id           text collate "C" primary key,
  subject_kind text not null check (subject_kind in ('system', 'connector', 'account', 'token', 'membership')),
  subject_id   text not null,
  reason       text not null,
  valid_from   timestamptz not null,
  valid_to     timestamptz,
  opened_in    text,
  closed_in    text,
  check (valid_to is null or valid_to >= valid_from)
);
create unique index doubt_open on doubt (subject_id) where valid_to is null;
create index doubt_subject on doubt (subject_id, valid_from) include (valid_to);
create index doubt_from on doubt (valid_from);
create index doubt_to on doubt (valid_to) where valid_to is not null;

-- Temporal law: a period is only ever closed, once; periods of one subject never overlap; nothing is deleted ------------

create function temporal_only_closes() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a fact of % is never deleted', tg_table_name using errcode = 'GH001';
  end if;
  if old.valid_to is not null or new.valid_to is null
     or (to_jsonb(old) - 'valid_to' - 'closed_in') <> (to_jsonb(new) - 'valid_to' - 'closed_in') then
    raise exception 'a fact of % can only be closed, once', tg_table_name using errcode = 'GH001';
  end if;
  return new;
end $$;

-- The key columns are the trigger's arguments; only closed periods need the probe, open ones have a unique index.
create function temporal_no_overlap() returns trigger language plpgsql as $$
declare
  key_sql text;
  found_one boolean;
begin
  select string_agg(format('%I = ($1).%I', k, k), ' and ') into key_sql from unnest(tg_argv) k;
  execute format(
    'select exists (select 1 from %I where %s and id <> ($1).id and valid_from < coalesce(($1).valid_to, ''infinity'')
                    and coalesce(valid_to, ''infinity'') > ($1).valid_from)', tg_table_name, key_sql)
    using new into found_one;
  if found_one then
    raise exception 'periods of % overlap', tg_table_name using errcode = 'GH002';
  end if;
  return new;
end $$;

-- The hot one is written out, so that its plan is cached.
create function membership_no_overlap() returns trigger language plpgsql as $$
begin
  if exists (select 1 from membership m
             where m.group_id = new.group_id and m.account_id = new.account_id and m.id <> new.id
               and m.valid_from < coalesce(new.valid_to, 'infinity') and coalesce(m.valid_to, 'infinity') > new.valid_from) then
    raise exception 'periods of membership overlap' using errcode = 'GH002';
  end if;
  return new;
end $$;

create trigger membership_overlap before insert on membership for each row execute function membership_no_overlap();
create trigger membership_closes before update or delete on membership for each row execute function temporal_only_closes();
create trigger connector_link_overlap before insert on connector_link for each row execute function temporal_no_overlap('connector_id');
create trigger connector_link_closes before update or delete on connector_link for each row execute function temporal_only_closes();
create trigger endpoint_overlap before insert on endpoint for each row execute function temporal_no_overlap('connector_id', 'kind', 'name');
create trigger endpoint_closes before update or delete on endpoint for each row execute function temporal_only_closes();
create trigger record_filter_closes before update or delete on record_filter for each row execute function temporal_only_closes();
create trigger block_overlap before insert on block for each row execute function temporal_no_overlap('subject_id');
create trigger block_closes before update or delete on block for each row execute function temporal_only_closes();
create trigger doubt_overlap before insert on doubt for each row execute function temporal_no_overlap('subject_id');
create trigger doubt_closes before update or delete on doubt for each row execute function temporal_only_closes();
create trigger account_overlap before insert on account for each row execute function temporal_no_overlap('system_id', 'remote_id');

create function same_system_membership() returns trigger language plpgsql as $$
begin
  if (select system_id from user_group where id = new.group_id) is distinct from (select system_id from account where id = new.account_id) then
    raise exception 'a group holds accounts of its own system only' using errcode = 'GH003';
  end if;
  if (select kind from user_group where id = new.group_id) = 'everybody' then
    raise exception 'Everybody is a rule, not a list' using errcode = 'GH003';
  end if;
  return new;
end $$;
create trigger membership_same_system before insert on membership for each row execute function same_system_membership();

-- Member counts are maintained a statement at a time, so that a bulk insert updates each group once.
create function count_members_added() returns trigger language plpgsql as $$
begin
  update user_group g set member_count = g.member_count + d.n
  from (select group_id, count(*)::int n from added where valid_to is null group by group_id) d where d.group_id = g.id;
  return null;
end $$;
create function count_members_closed() returns trigger language plpgsql as $$
begin
  update user_group g set member_count = g.member_count - d.n
  from (select a.group_id, count(*)::int n from closed a join was b on b.id = a.id
        where b.valid_to is null and a.valid_to is not null group by a.group_id) d where d.group_id = g.id;
  return null;
end $$;
create trigger membership_count_added after insert on membership referencing new table as added
  for each statement execute function count_members_added();
create trigger membership_count_closed after update on membership referencing new table as closed old table as was
  for each statement execute function count_members_closed();

-- One searchable text a user: name, addresses and codes, in lower case.
create function user_search_text(wanted text) returns text language sql stable as $$
  select lower(concat_ws(' ', u.name, u.email, u.external_ref, u.department,
    (select string_agg(concat_ws(' ', a.remote_id, a.email), ' ') from account a where a.user_id = u.id and a.valid_to is null)))
  from app_user u where u.id = wanted
$$;
create function keep_user_search_text() returns trigger language plpgsql as $$
begin
  update app_user set search_text = user_search_text(id) where id = coalesce(new.user_id, old.user_id);
  return null;
end $$;
create function set_user_search_text() returns trigger language plpgsql as $$
begin
  new.search_text := lower(concat_ws(' ', new.name, new.email, new.external_ref, new.department,
    (select string_agg(concat_ws(' ', a.remote_id, a.email), ' ') from account a where a.user_id = new.id and a.valid_to is null)));
  return new;
end $$;
create trigger app_user_search_text before insert or update on app_user for each row execute function set_user_search_text();
create trigger account_search_text after insert or update on account for each row execute function keep_user_search_text();

-- Outbox ---------------------------------------------------------------------------------------------------------------

create table delivery (
  id           text collate "C" primary key,
  change_id    text not null references change (id),
  system_id    text not null references system (id),
  effect       jsonb not null,
  effect_type  text not null,
  sentence     text not null,
  subject_kind text not null,
  subject_id   text not null,
  order_key    text not null,
  order_seq    bigint generated always as identity,
  priority     smallint not null,
  how          text not null check (how in ('api', 'hand')),
  status       text not null check (status in ('needs_approval', 'held', 'queued', 'sending', 'waiting', 'applied', 'verified',
                 'by_hand', 'by_hand_done', 'needs_confirmation', 'failed', 'superseded')),
  run_at       timestamptz not null,
  lease_until  timestamptz,
  claim_token  text,
  attempts     integer not null default 0,
  secret_id    text,
  error        jsonb,
  proof_state  text check (proof_state in ('so', 'not_so', 'unknown')),
  proof_note   text,
  proof_at     timestamptz,
  sent_at      timestamptz,
  finished_at  timestamptz,
  created_at   timestamptz not null
);
create index delivery_ready on delivery (system_id, priority, run_at) where status in ('queued', 'waiting', 'held', 'sending');
create index delivery_order on delivery (order_key, order_seq) where status not in ('applied', 'verified', 'by_hand_done', 'superseded');
create index delivery_subject on delivery (subject_id, order_seq desc);
create index delivery_change on delivery (change_id, order_seq);
create index delivery_status on delivery (status, created_at desc, id desc);
create index delivery_created on delivery (created_at desc, id desc);

create table delivery_attempt (
  id          text collate "C" primary key,
  delivery_id text not null references delivery (id),
  number      integer not null,
  started_at  timestamptz not null,
  finished_at timestamptz,
  outcome     text,
  note        text,
  their_words text,
  http_status integer,
  unique (delivery_id, number)
);

create table hand_task (
  id            text collate "C" primary key,
  delivery_id   text not null unique references delivery (id),
  system_id     text not null references system (id),
  steps         jsonb not null,
  assignee_id   text,
  assignee_name text,
  opened_at     timestamptz not null,
  closed_at     timestamptz,
  closed_by     text,
  result        text check (result in ('done', 'cannot', 'superseded')),
  note          text
);
create index hand_task_open on hand_task (opened_at, id) where closed_at is null;

create function outbox_wakes() returns trigger language plpgsql as $$
begin
  perform pg_notify('gatehouse_outbox', '');
  return null;
end $$;
create trigger delivery_wakes after insert or update of status, run_at on delivery for each statement execute function outbox_wakes();

create table observation (
  system_id text not null references system (id),
  kind      text not null,
  key       text not null,
  state     jsonb not null,
  read_id   text not null,
  read_at   timestamptz not null,
  primary key (system_id, kind, key)
);

create table worker_heartbeat (
  name text primary key,
  at   timestamptz not null,
  pid  integer not null,
  note text
);

-- Evidence -------------------------------------------------------------------------------------------------------------

-- `body` is hashed into the chain and holds no personal text; names and values of people stand in audit_personal under a
-- salted digest that is part of the body, so that erasing a person leaves every link of the chain intact.
create table audit_event (
  seq           bigint primary key,
  id            text collate "C" not null unique,
  at            timestamptz not null,
  code          text not null,
  outcome       text not null check (outcome in ('done', 'denied', 'failed')),
  actor_kind    text not null,
  actor_id      text not null,
  door          text not null,
  operation     text not null,
  change_id     text,
  command_id    text,
  request_id    text not null,
  subject_kind  text,
  subject_id    text,
  related_ids   text[] not null default '{}',
  body          jsonb not null,
  previous_hash bytea not null,
  hash          bytea not null
);
create index audit_event_at on audit_event (at desc, seq desc);
create index audit_event_actor on audit_event (actor_id, seq desc);
create index audit_event_subject on audit_event (subject_id, seq desc);
create index audit_event_related on audit_event using gin (related_ids);
create index audit_event_code on audit_event (code, seq desc);
create index audit_event_change on audit_event (change_id);

create table audit_personal (
  seq      bigint primary key references audit_event (seq),
  salt     text not null,
  personal jsonb
);

create table audit_head (
  only_one boolean primary key default true check (only_one),
  seq      bigint not null,
  hash     bytea not null
);
insert into audit_head (seq, hash) values (0, decode(repeat('00', 32), 'hex'));

create table audit_checkpoint (
  seq       bigint primary key,
  hash      bytea not null,
  at        timestamptz not null,
  key_id    text not null,
  signature bytea not null
);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = 'GH004';
end $$;
create trigger audit_event_append_only before update or delete on audit_event for each row execute function audit_is_append_only();
create trigger audit_event_no_truncate before truncate on audit_event for each statement execute function audit_is_append_only();
create trigger audit_checkpoint_append_only before update or delete on audit_checkpoint for each row execute function audit_is_append_only();

-- Vault, operators, policy -----------------------------------------------------------------------------------------------

create table secret (
  id         text collate "C" primary key,
  table_name text not null,
  row_id     text not null,
  field      text not null,
  kid        text not null,
  sealed     text not null,
  created_at timestamptz not null default now()
);
create index secret_row on secret (row_id, field);
create index secret_kid on secret (kid);

create table operator (
  id                   text collate "C" primary key,
  name                 text not null,
  email                text not null,
  role                 text not null check (role in ('owner', 'admin', 'support', 'auditor')),
  password_hash        text,
  is_demo              boolean not null default false,
  disabled_at          timestamptz,
  sessions_valid_after timestamptz not null default '-infinity',
  created_at           timestamptz not null default now()
);
create unique index operator_email on operator (lower(email));

create table operator_session (
  id           text collate "C" primary key,
  token_hash   bytea not null unique,
  operator_id  text not null references operator (id),
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  address      text,
  user_agent   text
);
create index operator_session_operator on operator_session (operator_id, created_at desc);

create table sign_in_attempt (
  id      bigint generated always as identity primary key,
  key     text not null,
  at      timestamptz not null default now(),
  was_ok  boolean not null
);
create index sign_in_attempt_key on sign_in_attempt (key, at desc);

create table setup_link (
  token_hash bytea primary key,
  role       text not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);

create table api_key (
  id         text collate "C" primary key,
  name       text not null,
  role       text not null check (role in ('owner', 'admin', 'support', 'auditor')),
  hash       bytea not null unique,
  prefix     text not null,
  last_four  text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz
);

create table draft (
  id           text collate "C" primary key,
  operator_id  text not null references operator (id),
  kind         text not null,
  subject_id   text not null,
  base_version integer not null default 0,
  content      jsonb not null,
  updated_at   timestamptz not null default now(),
  unique (operator_id, kind, subject_id)
);

create table policy (
  key   text primary key,
  value jsonb not null
);

-- The application's own role may do everything but rewrite evidence.
do $$
begin
  if exists (select from pg_roles where rolname = 'gatehouse_app') then
    grant usage on schema public to gatehouse_app;
    grant select, insert, update, delete on all tables in schema public to gatehouse_app;
    grant usage, select on all sequences in schema public to gatehouse_app;
    revoke update, delete, truncate on audit_event, audit_checkpoint from gatehouse_app;
    revoke delete, truncate on audit_head, audit_personal from gatehouse_app;
    revoke update on audit_personal from gatehouse_app;
  end if;
end $$;
