-- The second belt behind the row locks of booking, against writers that do not take them. H2 has no such constraint.
create extension if not exists btree_gist;

alter table appointments add constraint appointments_doctor_overlap
    exclude using gist (doctor_id with =, tstzrange(time_slot, ends_at, '[)') with &&)
    where (status not in ('cancelled', 'no_show'));

alter table appointments add constraint appointments_patient_overlap
    exclude using gist (patient_id with =, tstzrange(time_slot, ends_at, '[)') with &&)
    where (status not in ('cancelled', 'no_show'));
