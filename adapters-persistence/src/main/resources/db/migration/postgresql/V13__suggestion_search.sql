-- The words of both texts, which the service writes: "angina:1A chest:1A,2B", A for the problem and B for the description.
-- There is no suggestion yet that would need them. The service takes texts apart, not PostgreSQL, so that every engine finds the
-- same, whatever the locale of the server.
alter table suggestions add column words varchar not null;
alter table suggestions add column search tsvector not null generated always as (cast(words as tsvector)) stored;
-- A search looks into every hit many times, and each time it would be decompressed.
alter table suggestions alter column search set storage external;

create index suggestions_search_idx on suggestions using gin (search);
create index suggestions_created_at_idx on suggestions (created_at, id);
