-- Without foreign keys: an event outlives what it is about, and is written also about ids that exist nowhere.
create table audit_events (
    id uuid primary key,
    seq bigint not null constraint audit_events_seq_key unique,
    recorded_at timestamp(6) with time zone not null,
    prev_hash varchar(64), -- of the event before it, so that a removed or changed one shows
    hash varchar(64) not null,
    type varchar(20) not null constraint audit_events_type_check check (
        type in ('rest', 'ws', 'auth', 'ai', 'admin', 'system')),
    action varchar(50) not null,
    outcome varchar(20) not null,
    http_status integer,
    actor_user_id uuid,
    actor_role varchar(20),
    actor_profile_id uuid,
    session_id uuid,
    ip varchar(45),
    user_agent_hash varchar(64),
    instance_id varchar(100),
    resource_type varchar(50),
    resource_id uuid,
    patient_id uuid,
    query varchar(500), -- names of filters, never their values
    request_id varchar(100),
    reason varchar(400), -- for which the glass was broken
    detail varchar(100)
);
create index audit_events_patient_id_idx on audit_events (patient_id, seq);
create index audit_events_actor_user_id_idx on audit_events (actor_user_id, seq);
create index audit_events_action_idx on audit_events (action, seq);
create index audit_events_recorded_at_idx on audit_events (recorded_at);
