-- When a program's key was used last, to the minute: written in batches, so no call waits for it.
alter table api_key add column last_used_at timestamptz;
