-- A reading or an adoption fills tables at one stroke, and until the planner has counted them a comparison can take a hundred times as
-- long. Only an owner may count, so the application asks by this function.
create function refresh_statistics() returns void
language plpgsql security definer set search_path = public as $$
begin
  analyze observation, reading, account, app_user, user_group, membership, endpoint, token, connector, connector_link, block, delivery;
end $$;
revoke all on function refresh_statistics() from public;
do $$ begin
  if exists (select from pg_roles where rolname = 'gatehouse_app') then
    grant execute on function refresh_statistics() to gatehouse_app;
  end if;
end $$;
