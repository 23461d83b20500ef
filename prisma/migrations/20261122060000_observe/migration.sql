-- What vendors say, how it was read, where it differs from what was decided, and how it is taken over.

-- An observation knows whose it is in columns, so that it is compared with facts by joins; `gone_at` marks what a whole read no longer
-- showed. Its state is compared on every read, so it holds nothing that changes by itself.
alter table observation
  add column group_key   text,
  add column account_key text,
  add column fingerprint bytea,
  add column changed_at  timestamptz,
  add column gone_at     timestamptz,
  add column gone_in     text collate "C";
create index observation_email on observation (system_id, lower(state ->> 'email')) where kind = 'user';
-- Every read writes every row; with room on the page and no index touched it stays there.
alter table observation set (fillfactor = 75);

-- One read run of one system. Only one of a system runs at a time; the claim lets one worker go on where another was killed.
create table reading (
  id          text collate "C" primary key,
  system_id   text collate "C" not null references system (id),
  purpose     text not null check (purpose in ('schedule', 'asked', 'adopt')),
  asked_by    text not null,
  state       text not null check (state in ('running', 'done', 'failed', 'braked')),
  kind        text,
  kind_since  timestamptz,
  cursor      text,
  finished_kinds text[] not null default '{}',
  counts      jsonb not null default '{}',
  brake       jsonb,
  error       text,
  attempts    integer not null default 0,
  run_at      timestamptz not null,
  claim_token text,
  lease_until timestamptz,
  started_at  timestamptz not null,
  finished_at timestamptz
);
create unique index reading_running on reading (system_id) where state = 'running';
create index reading_system on reading (system_id, started_at desc, id desc);

-- The last whole read of one kind. Only against it can anything be missing; `blind` names the differences that this vendor can't show.
create table kind_read (
  system_id  text collate "C" not null references system (id),
  kind       text not null,
  reading_id text collate "C" not null references reading (id),
  started_at timestamptz not null,
  read_at    timestamptz not null,
  rows       integer not null,
  blind      text[] not null default '{}',
  primary key (system_id, kind)
);

-- A difference that somebody wants to leave as it is until a day; it counts only while both sides are as he saw them.
create table drift_ignore (
  system_id  text collate "C" not null references system (id),
  kind       text not null,
  key        text not null,
  seen       text not null,
  until      timestamptz not null,
  reason     text not null,
  ignored_by text not null,
  ignored_in text collate "C" not null,
  primary key (system_id, kind, key)
);

-- What was found in a system is taken over in batches; `choices` are what a person settled for the ambiguous.
create table adoption (
  id          text collate "C" primary key,
  system_id   text collate "C" not null references system (id),
  change_id   text collate "C" not null,
  asked_by    text not null,
  state       text not null check (state in ('running', 'done', 'failed')),
  wanted      jsonb not null,
  kind        text,
  cursor      text,
  counts      jsonb not null default '{}',
  skipped     integer not null default 0,
  error       text,
  started_at  timestamptz not null,
  finished_at timestamptz
);
create unique index adoption_running on adoption (system_id) where state = 'running';
create index adoption_system on adoption (system_id, started_at desc, id desc);

-- The name that a person goes by in one system, where it is known to be another than here.
alter table account add column known_as text;
create index app_user_external_ref on app_user (lower(external_ref)) where external_ref is not null;

do $$
begin
  if exists (select from pg_roles where rolname = 'gatehouse_app') then
    grant select, insert, update, delete on reading, kind_read, drift_ignore, adoption to gatehouse_app;
  end if;
end $$;
