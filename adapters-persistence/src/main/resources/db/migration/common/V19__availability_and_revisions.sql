-- What doctors lay down of their hours, in local time of their zone. Hours at a hospital go when the doctor no longer works there.
create table weekly_hours (
    id uuid primary key,
    doctor_id uuid not null constraint weekly_hours_doctor_id_fkey references doctors (id) on delete cascade,
    hospital_id uuid,
    day_of_week varchar(9) not null constraint weekly_hours_day_of_week_check check (day_of_week in (
        'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')),
    start_time time not null,
    end_time time not null,
    constraint weekly_hours_affiliation_fkey foreign key (hospital_id, doctor_id)
        references hospital_doctor_mappings (hospital_id, doctor_id) on delete cascade
);
create index weekly_hours_doctor_id_idx on weekly_hours (doctor_id, hospital_id);

-- One row for each of the hours of a date; a single one without times says that it is closed.
create table date_exceptions (
    id uuid primary key,
    doctor_id uuid not null constraint date_exceptions_doctor_id_fkey references doctors (id) on delete cascade,
    hospital_id uuid,
    exception_date date not null,
    start_time time,
    end_time time,
    constraint date_exceptions_hours_check check (
        (start_time is null and end_time is null) or (start_time is not null and end_time is not null)),
    constraint date_exceptions_affiliation_fkey foreign key (hospital_id, doctor_id)
        references hospital_doctor_mappings (hospital_id, doctor_id) on delete cascade
);
create index date_exceptions_doctor_id_idx on date_exceptions (doctor_id, hospital_id);

-- Every appointment as each change left it; the last is what the appointment is.
create table appointment_revisions (
    id uuid primary key,
    appointment_id uuid not null constraint appointment_revisions_appointment_id_fkey references appointments (id),
    revision integer not null,
    change varchar(20) not null constraint appointment_revisions_change_check check (change in (
        'created', 'moved', 'changed', 'status_changed', 'cancelled')),
    changed_by uuid constraint appointment_revisions_changed_by_fkey references users (id),
    time_slot timestamp(6) with time zone not null,
    duration_minutes integer not null,
    type varchar(20) not null,
    status varchar(20) not null,
    extras varchar(32768),
    cancelled_by uuid constraint appointment_revisions_cancelled_by_fkey references users (id),
    cancellation_reason varchar(1000),
    changed_at timestamp(6) with time zone not null,
    constraint appointment_revisions_key unique (appointment_id, revision)
);
create index appointment_revisions_changed_by_idx on appointment_revisions (changed_by);
create index appointment_revisions_cancelled_by_idx on appointment_revisions (cancelled_by);

-- Of appointments older than this table only their present state is known, and that they were created.
insert into appointment_revisions (id, appointment_id, revision, change, time_slot, duration_minutes, type, status, extras,
        cancelled_by, cancellation_reason, changed_at)
    select id, id, version, 'created', time_slot, duration_minutes, type, status, extras,
        cancelled_by, cancellation_reason, updated_at from appointments;

-- What requests made that may come again.
create table idempotency_keys (
    user_id uuid not null constraint idempotency_keys_user_id_fkey references users (id) on delete cascade,
    operation varchar(50) not null,
    idempotency_key varchar(255) not null,
    fingerprint varchar(64) not null,
    resource_id uuid not null, -- of the table that the operation adds to
    created_at timestamp(6) with time zone not null,
    constraint idempotency_keys_pkey primary key (user_id, operation, idempotency_key)
);
create index idempotency_keys_created_at_idx on idempotency_keys (created_at);
