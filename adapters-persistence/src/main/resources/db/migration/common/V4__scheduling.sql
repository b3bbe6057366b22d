create table appointments (
    id uuid primary key,
    doctor_id uuid not null constraint appointments_doctor_id_fkey references doctors (id),
    patient_id uuid not null constraint appointments_patient_id_fkey references patients (id),
    hospital_id uuid constraint appointments_hospital_id_fkey references hospitals (id),
    time_slot timestamp(6) with time zone not null,
    duration_minutes integer not null constraint appointments_duration_check check (duration_minutes between 5 and 480),
    ends_at timestamp(6) with time zone not null, -- time_slot and duration added up, for indexes and constraints
    type varchar(20) not null constraint appointments_type_check check (type in ('remote', 'regular', 'emergency')),
    status varchar(20) not null constraint appointments_status_check check (status in (
        'scheduled', 'confirmed', 'checked_in', 'in_progress', 'completed', 'cancelled', 'no_show')),
    extras varchar(32768), -- a client's JSON object as it came: jsonb refuses \u0000, and reorders and merges keys
    cancelled_by uuid constraint appointments_cancelled_by_fkey references users (id),
    cancellation_reason varchar(1000),
    version integer not null,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    constraint appointments_interval_check check (ends_at > time_slot)
);
create index appointments_doctor_id_idx on appointments (doctor_id, time_slot, id);
create index appointments_patient_id_idx on appointments (patient_id, time_slot, id);
create index appointments_hospital_id_idx on appointments (hospital_id, time_slot, id);
create index appointments_time_slot_idx on appointments (time_slot, id);
create index appointments_cancelled_by_idx on appointments (cancelled_by);
