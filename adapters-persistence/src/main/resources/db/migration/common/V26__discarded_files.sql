-- Files whose documents are gone, until they are gone too.
create table discarded_files (
    id uuid primary key,
    discarded_at timestamp(6) with time zone not null
);
create index discarded_files_discarded_at_idx on discarded_files (discarded_at, id);
