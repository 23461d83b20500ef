-- Keys are compared byte by byte ("C"). A column that points at a key has to say so too: an index in another collation can't serve
-- a join on it, and PostgreSQL then reads the whole table without a word.
do $$
declare
  one record;
begin
  for one in
    select c.table_name, string_agg(format('alter column %I type text collate "C"', c.column_name), ', ' order by c.ordinal_position) as acts
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name not like '\_%'
      and c.data_type = 'text' and c.collation_name is null
      and c.column_name ~ '(_id|_in)$' and c.column_name <> 'remote_id'
    group by c.table_name
  loop
    execute format('alter table %I %s', one.table_name, one.acts);
  end loop;
end $$;
