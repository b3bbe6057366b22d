-- What no event has: the action and the type of the object say it, and a request has its id.
alter table audit_events drop constraint audit_events_type_check;
alter table audit_events drop column type;
alter table audit_events drop column http_status;
alter table audit_events drop column actor_profile_id;
alter table audit_events drop column session_id;
alter table audit_events drop column user_agent_hash;
alter table audit_events drop column instance_id;
alter table audit_events drop column query;
alter table audit_events drop column detail;
alter table audit_events alter column prev_hash set not null;

-- Events that were recorded in the transaction of what they tell, until the next batch takes them into the chain.
create table audit_pending (
    id uuid primary key,
    recorded_at timestamp(6) with time zone not null,
    action varchar(50) not null,
    outcome varchar(20) not null,
    actor_user_id uuid,
    actor_role varchar(20),
    ip varchar(45),
    resource_type varchar(50) not null,
    resource_id uuid,
    patient_id uuid,
    request_id varchar(100),
    reason varchar(400)
);

-- Where the chain ends; whoever appends holds this row. Apart from the events, so that a cut at their end shows.
create table audit_chain (
    id integer primary key constraint audit_chain_only_row_check check (id = 1),
    seq bigint not null,
    hash varchar(64) not null
);
insert into audit_chain (id, seq, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
