create table hospital_doctor_mappings (
    id uuid primary key,
    hospital_id uuid not null constraint hospital_doctor_mappings_hospital_id_fkey references hospitals (id),
    doctor_id uuid not null constraint hospital_doctor_mappings_doctor_id_fkey references doctors (id),
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    constraint hospital_doctor_mappings_key unique (hospital_id, doctor_id)
);
create index hospital_doctor_mappings_doctor_id_idx on hospital_doctor_mappings (doctor_id, hospital_id);

create table hospital_patient_mappings (
    id uuid primary key,
    hospital_id uuid not null constraint hospital_patient_mappings_hospital_id_fkey references hospitals (id),
    patient_id uuid not null constraint hospital_patient_mappings_patient_id_fkey references patients (id),
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    constraint hospital_patient_mappings_key unique (hospital_id, patient_id)
);
create index hospital_patient_mappings_patient_id_idx on hospital_patient_mappings (patient_id, hospital_id);

create table doctor_patient_mappings (
    id uuid primary key,
    doctor_id uuid not null constraint doctor_patient_mappings_doctor_id_fkey references doctors (id),
    patient_id uuid not null constraint doctor_patient_mappings_patient_id_fkey references patients (id),
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    constraint doctor_patient_mappings_key unique (doctor_id, patient_id)
);
create index doctor_patient_mappings_patient_id_idx on doctor_patient_mappings (patient_id, doctor_id);

create table user_patient_relations (
    id uuid primary key,
    user_id uuid not null constraint user_patient_relations_user_id_fkey references users (id),
    patient_id uuid not null constraint user_patient_relations_patient_id_fkey references patients (id),
    relation varchar(20) not null constraint user_patient_relations_relation_check check (relation in (
        'self', 'spouse', 'wife', 'husband', 'child', 'parent', 'sibling', 'guardian', 'other')),
    -- the user again when the relation is self, else null: unique, so that a user is at most one patient
    self_of uuid constraint user_patient_relations_self_of_key unique,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    constraint user_patient_relations_key unique (user_id, patient_id),
    constraint user_patient_relations_self_check check (
        (relation = 'self' and self_of is not null and self_of = user_id) or (relation <> 'self' and self_of is null))
);
create index user_patient_relations_patient_id_idx on user_patient_relations (patient_id, user_id);
