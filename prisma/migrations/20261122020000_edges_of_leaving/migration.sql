-- Leaving and retiring are inputs of the access rule, so the difference of two days has to find them without reading everybody.
create index app_user_left on app_user (left_at) where left_at is not null;
create index connector_retired on connector (retired_at) where retired_at is not null;
