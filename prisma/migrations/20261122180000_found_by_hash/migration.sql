-- Resolving a key follows four ids, one after the other. A hash leads to a row in two pages however large the table is, where a tree takes
-- four or five: that is a third of all that a resolve touches.
create index token_by_hash on token using hash (id);
create index account_by_hash on account using hash (id);
create index app_user_by_hash on app_user using hash (id);
create index secret_by_hash on secret using hash (id);
