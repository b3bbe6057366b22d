create table notifications (
    id uuid primary key,
    user_id uuid not null,
    kind varchar(50) not null,
    title varchar(400) not null,
    resource_type varchar(50) not null,
    resource_id uuid not null, -- of the table that resource_type says
    patient_id uuid,
    is_read boolean not null,
    created_at timestamp(6) with time zone not null
);
create index notifications_user_id_idx on notifications (user_id, id);
create index notifications_patient_id_idx on notifications (patient_id);
alter table notifications add constraint notifications_user_id_fkey
    foreign key (user_id) references users (id) on delete cascade;
alter table notifications add constraint notifications_patient_id_fkey
    foreign key (patient_id) references patients (id) on delete cascade;
