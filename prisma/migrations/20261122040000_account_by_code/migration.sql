-- The probe for overlapping periods asks by the exact code; without this it read every account of a system for each one inserted.
create index account_code on account (system_id, remote_id);
