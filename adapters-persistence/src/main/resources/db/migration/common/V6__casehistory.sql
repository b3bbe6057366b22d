create table case_histories (
    id uuid primary key,
    patient_id uuid not null constraint case_histories_patient_id_fkey references patients (id),
    summary varchar(20000) not null,
    ai_session_id uuid, -- its foreign key comes with the table of sessions
    amends uuid constraint case_histories_amends_fkey references case_histories (id),
    created_by uuid not null constraint case_histories_created_by_fkey references users (id),
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null
);
create index case_histories_patient_id_idx on case_histories (patient_id, id);
create index case_histories_ai_session_id_idx on case_histories (ai_session_id);
create index case_histories_amends_idx on case_histories (amends);
create index case_histories_created_by_idx on case_histories (created_by);

create table documents (
    id uuid primary key,
    case_history_id uuid constraint documents_case_history_id_fkey references case_histories (id),
    message_id uuid constraint documents_message_id_key unique
        constraint documents_message_id_fkey references messages (id),
    patient_id uuid not null constraint documents_patient_id_fkey references patients (id),
    file_name varchar(510) not null,
    content_type varchar(255) not null,
    size bigint not null constraint documents_size_check check (size >= 0),
    sha256 varchar(64) not null,
    uploaded_by varchar(20) not null constraint documents_uploaded_by_check check (
        uploaded_by in ('doctor', 'patient')),
    uploaded_by_user uuid not null constraint documents_uploaded_by_user_fkey references users (id),
    upload_timestamp timestamp(6) with time zone not null,
    created_at timestamp(6) with time zone not null
);
create index documents_case_history_id_idx on documents (case_history_id, id);
create index documents_patient_id_idx on documents (patient_id, id);
create index documents_uploaded_by_user_idx on documents (uploaded_by_user);
