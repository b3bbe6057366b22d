create table suggestions (
    id uuid primary key,
    problem varchar(600) not null,
    description varchar(20000) not null,
    created_by uuid not null constraint suggestions_created_by_fkey references users (id),
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null
);
create index suggestions_created_by_idx on suggestions (created_by, id);
