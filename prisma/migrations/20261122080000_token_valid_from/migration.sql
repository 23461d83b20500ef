-- Comparing two days asks which tokens began to work between them; few have a beginning of their own.
create index token_valid_from on token (valid_from) where valid_from is not null;
