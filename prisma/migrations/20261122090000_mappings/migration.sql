-- Host applications, their keys to Gatehouse, and which vendor token answers which of their own keys.

-- A host application. `key_shape` says what its external keys are: the id of a user, of a company, or `company/user`.
-- An empty list of addresses means any; an empty list of connectors means none.
create table application (
  id            text collate "C" primary key,
  name          text not null,
  owner         text,
  purpose       text,
  key_shape     text not null check (key_shape in ('user', 'company', 'company_user')),
  connector_ids text[] collate "C" not null default '{}',
  addresses     cidr[] not null default '{}',
  created_at    timestamptz not null,
  created_in    text collate "C",
  retired_at    timestamptz
);
create unique index application_name on application (lower(name)) where retired_at is null;

-- A host application's key to Gatehouse, as SHA-256. Rotation makes the next one and gives this one an end.
create table application_key (
  id             text collate "C" primary key,
  application_id text collate "C" not null references application (id),
  hash           bytea not null unique,
  prefix         text not null,
  last_four      text not null,
  replaces_id    text collate "C" references application_key (id),
  created_at     timestamptz not null,
  expires_at     timestamptz,
  revoked_at     timestamptz,
  last_used_at   timestamptz
);
create index application_key_application on application_key (application_id, created_at desc);

-- One external key of one application for one connector, and the token that answers it, from a moment to a moment.
create table mapping (
  id             text collate "C" primary key,
  application_id text collate "C" not null references application (id),
  connector_id   text collate "C" not null references connector (id),
  external_key   text collate "C" not null,
  token_id       text collate "C" not null references token (id),
  source         text not null default 'decided' check (source in ('decided', 'observed', 'by_hand')),
  valid_from     timestamptz not null,
  valid_to       timestamptz,
  opened_in      text collate "C",
  closed_in      text collate "C",
  check (valid_to is null or valid_to >= valid_from)
);
create unique index mapping_open on mapping (application_id, connector_id, external_key) where valid_to is null;
create index mapping_key on mapping (application_id, connector_id, external_key, valid_from) include (valid_to, token_id);
create index mapping_token on mapping (token_id, external_key) where valid_to is null;
create index mapping_order on mapping (external_key, id) where valid_to is null;
-- Keys that differ only in letters' case or in leading noughts are looked for as duplicates.
create index mapping_alike on mapping (application_id, connector_id, (ltrim(lower(external_key), '0'))) where valid_to is null;

create function mapping_no_overlap() returns trigger language plpgsql as $$
begin
  if exists (select 1 from mapping m
             where m.application_id = new.application_id and m.connector_id = new.connector_id
               and m.external_key = new.external_key and m.id <> new.id
               and m.valid_from < coalesce(new.valid_to, 'infinity') and coalesce(m.valid_to, 'infinity') > new.valid_from) then
    raise exception 'periods of mapping overlap' using errcode = 'GH002';
  end if;
  return new;
end $$;
create trigger mapping_overlap before insert on mapping for each row execute function mapping_no_overlap();
create trigger mapping_closes before update or delete on mapping for each row execute function temporal_only_closes();

-- A token answers only for its own connector: nobody gets another one's key by a slip of the pen.
create function mapping_same_connector() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from token t where t.id = new.token_id and t.connector_id = new.connector_id) then
    raise exception 'a mapping leads to a token of its own connector' using errcode = 'GH003';
  end if;
  return new;
end $$;
create trigger mapping_connector before insert on mapping for each row execute function mapping_same_connector();

-- How often an external key was asked for. Written in batches and apart from the fact, which is never updated; it follows the key, not
-- the token, so it lives on when the key is pointed elsewhere.
create table mapping_use (
  application_id text collate "C" not null,
  connector_id   text collate "C" not null,
  external_key   text collate "C" not null,
  last_asked_at  timestamptz not null,
  day            date not null,
  asked_on_day   integer not null,
  asked          bigint not null,
  primary key (application_id, connector_id, external_key)
) with (fillfactor = 75);

-- Keys that move to a token as soon as the vendor has issued it: what a split or a rotation promised.
create table mapping_promise (
  mapping_id text collate "C" primary key references mapping (id),
  token_id   text collate "C" not null references token (id),
  made_in    text collate "C" not null
);
create index mapping_promise_token on mapping_promise (token_id);

do $$
begin
  if exists (select from pg_roles where rolname = 'gatehouse_app') then
    grant select, insert, update, delete on application, application_key, mapping, mapping_use, mapping_promise to gatehouse_app;
  end if;
end $$;
