create table reminders (
    appointment_id uuid not null constraint reminders_appointment_id_fkey references appointments (id) on delete cascade,
    lead_time varchar(20) not null constraint reminders_lead_time_check check (lead_time in ('day', 'two_hours')),
    due_at timestamp(6) with time zone not null,
    constraint reminders_pkey primary key (appointment_id, lead_time)
);
create index reminders_due_at_idx on reminders (due_at, appointment_id);

-- What was booked before there were reminders.
insert into reminders (appointment_id, lead_time, due_at)
select id, 'day', time_slot - interval '24' hour from appointments
where status in ('scheduled', 'confirmed') and time_slot - interval '24' hour > current_timestamp;
insert into reminders (appointment_id, lead_time, due_at)
select id, 'two_hours', time_slot - interval '2' hour from appointments
where status in ('scheduled', 'confirmed') and time_slot - interval '2' hour > current_timestamp;

-- Mails that were sent are no longer here; those that were given up stay.
create table outgoing_mails (
    notification_id uuid primary key constraint outgoing_mails_notification_id_fkey
        references notifications (id) on delete cascade,
    user_id uuid not null constraint outgoing_mails_user_id_fkey references users (id) on delete cascade,
    subject varchar(400) not null,
    body varchar(2000) not null,
    reminds_of timestamp(6) with time zone, -- the start of the appointment; null if it is no reminder
    attempts integer not null,
    due_at timestamp(6) with time zone not null,
    failed_at timestamp(6) with time zone,
    created_at timestamp(6) with time zone not null
);
create index outgoing_mails_due_at_idx on outgoing_mails (failed_at, due_at);
create index outgoing_mails_user_id_idx on outgoing_mails (user_id);
