create table notifications (
    id uuid primary key,
    user_id uuid not null constraint notifications_user_id_fkey references users (id) on delete cascade,
    kind varchar(50) not null,
    title varchar(400) not null,
    resource_type varchar(50) not null,
    resource_id uuid not null, -- of the table that resource_type says
    patient_id uuid constraint notifications_patient_id_fkey references patients (id) on delete cascade,
    is_read boolean not null,
    created_at timestamp(6) with time zone not null
);
create index notifications_user_id_idx on notifications (user_id, id);
create index notifications_patient_id_idx on notifications (patient_id);
