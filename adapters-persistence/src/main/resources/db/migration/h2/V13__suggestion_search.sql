-- The words of both texts, which the service writes: "angina:1A chest:1A,2B", A for the problem and B for the description.
-- There is no suggestion yet that would need them.
alter table suggestions add column words varchar not null;

create index suggestions_created_at_idx on suggestions (created_at, id);
