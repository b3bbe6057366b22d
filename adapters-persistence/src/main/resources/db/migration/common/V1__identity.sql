-- Everything in this folder runs unchanged on H2 2 and PostgreSQL 15+; what one engine alone can do is in its folder.
--
-- Text columns that people write into are twice as wide as the contract's limits: those count characters, PostgreSQL
-- does too, but H2 counts UTF-16 units, of which an emoji needs two. The domain checks the limits.

create table users (
    id uuid primary key,
    email varchar(254) not null constraint users_email_key unique, -- stored in lower case
    hashed_password varchar(100) not null,
    name varchar(400) not null,
    role varchar(20) not null constraint users_role_check check (role in ('admin', 'doctor', 'patient', 'hospital')),
    contact varchar(100),
    address varchar(1000),
    is_active boolean not null,
    profile_id uuid constraint users_profile_id_key unique, -- of a doctor, patient or hospital: the role says which
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null
);
create index users_created_at_idx on users (created_at, id);

create table refresh_families (
    id uuid primary key,
    user_id uuid not null constraint refresh_families_user_id_fkey references users (id) on delete cascade,
    expires_at timestamp(6) with time zone not null,
    revoked_at timestamp(6) with time zone,
    created_at timestamp(6) with time zone not null
);
create index refresh_families_user_id_idx on refresh_families (user_id);
create index refresh_families_expires_at_idx on refresh_families (expires_at);

create table refresh_tokens (
    hash varchar(64) primary key,
    family_id uuid not null constraint refresh_tokens_family_id_fkey references refresh_families (id) on delete cascade,
    parent_hash varchar(64) constraint refresh_tokens_parent_hash_key unique, -- a token has one successor at most
    issued_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    used_at timestamp(6) with time zone
);
create index refresh_tokens_family_id_idx on refresh_tokens (family_id);

create table socket_tickets (
    hash varchar(64) primary key,
    user_id uuid not null constraint socket_tickets_user_id_fkey references users (id) on delete cascade,
    family_id uuid not null constraint socket_tickets_family_id_fkey references refresh_families (id) on delete cascade,
    expires_at timestamp(6) with time zone not null
);
create index socket_tickets_user_id_idx on socket_tickets (user_id);
create index socket_tickets_family_id_idx on socket_tickets (family_id);
create index socket_tickets_expires_at_idx on socket_tickets (expires_at);
