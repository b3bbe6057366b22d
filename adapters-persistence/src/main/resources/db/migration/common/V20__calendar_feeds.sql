create table calendar_feeds (
    user_id uuid primary key constraint calendar_feeds_user_id_fkey references users (id) on delete cascade,
    secret_hash varchar(64) not null constraint calendar_feeds_secret_hash_key unique,
    created_at timestamp(6) with time zone not null
);
