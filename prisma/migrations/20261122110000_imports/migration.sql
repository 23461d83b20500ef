-- Files of rows, staged as they came, judged row by row, and carried out in batches.

-- One uploaded file. `columns` are its headers, `chosen` says which column holds what. While it is carried out, `cursor` is the last row
-- that is behind it: rows and cursor are written by the same transaction, so a row is carried out once however often a worker dies.
create table csv_import (
  id          text collate "C" primary key,
  kind        text not null check (kind in ('users', 'memberships', 'endpoints', 'mappings')),
  file_name   text not null,
  delimiter   text not null,
  columns     text[] not null,
  chosen      jsonb not null,
  state       text not null check (state in ('uploaded', 'running', 'done', 'failed')),
  row_count   integer not null,
  bytes       bigint not null,
  sha256      text not null,
  counts      jsonb,
  asked_by    text not null,
  change_id   text collate "C",
  batch       integer not null default 1000 check (batch > 0),
  cursor      integer not null default 0,
  done        integer not null default 0,
  passed      integer not null default 0,
  error       text,
  created_at  timestamptz not null,
  started_at  timestamptz,
  finished_at timestamptz
);
create index csv_import_running on csv_import (started_at) where state = 'running';
create index csv_import_created on csv_import (created_at);

-- The cells of a row as they came; `row_no` counts as a spreadsheet does, the header being row 1.
create table csv_row (
  import_id text collate "C" not null references csv_import (id) on delete cascade,
  row_no    integer not null,
  cells     text[] not null,
  primary key (import_id, row_no)
);

-- What becomes of a row, and why. `target_id` is what it is about and `basis` how that was when it was judged: a row whose ground has
-- moved is passed by and says so in `passed`.
create table csv_verdict (
  import_id text collate "C" not null references csv_import (id) on delete cascade,
  row_no    integer not null,
  verdict   text not null check (verdict in ('new', 'same', 'changed', 'ambiguous', 'refused')),
  says      text,
  target_id text collate "C",
  basis     text,
  passed    text,
  primary key (import_id, row_no)
);
create index csv_verdict_kind on csv_verdict (import_id, verdict, row_no);
create index csv_verdict_passed on csv_verdict (import_id, row_no) where passed is not null;

-- A cell as it is meant: without the apostrophe that keeps a spreadsheet from running it, without spaces around; empty counts as absent.
create function csv_cell(cell text) returns text language sql immutable parallel safe as $$
  select nullif(btrim(case when left(cell, 1) = '''' and ltrim(cell, '''') ~ '^[=+\-@\t\r\n＝＋－＠]' then substr(cell, 2) else cell end,
                      E' \t\r\n\u00a0\u2007\u202f\u3000\ufeff'), '')
$$;

-- The planner is told what a file has just filled; only an owner may count.
create function count_csv_rows() returns void language plpgsql security definer set search_path = public as $$
begin
  analyze csv_row, csv_verdict;
end $$;
revoke all on function count_csv_rows() from public;

do $$
begin
  if exists (select from pg_roles where rolname = 'gatehouse_app') then
    grant select, insert, update, delete on csv_import, csv_row, csv_verdict to gatehouse_app;
    grant execute on function count_csv_rows() to gatehouse_app;
  end if;
end $$;
