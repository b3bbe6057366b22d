-- How far the devices of each side have what was sent; what was read was delivered.
alter table chats add column doctor_delivered_seq bigint default 0 not null;
alter table chats add column patient_delivered_seq bigint default 0 not null;
update chats set doctor_delivered_seq = doctor_read_seq, patient_delivered_seq = patient_read_seq;
alter table chats drop constraint chats_read_check;
alter table chats add constraint chats_read_check check (
    doctor_read_seq between 0 and doctor_delivered_seq and doctor_delivered_seq <= last_seq
    and patient_read_seq between 0 and patient_delivered_seq and patient_delivered_seq <= last_seq);

-- Files that were uploaded and wait to be sent in a chat; once sent, they are documents.
create table chat_uploads (
    id uuid primary key,
    chat_id uuid not null constraint chat_uploads_chat_id_fkey references chats (id) on delete cascade,
    uploaded_by uuid not null constraint chat_uploads_uploaded_by_fkey references users (id) on delete cascade,
    file_name varchar(510) not null,
    content_type varchar(255) not null,
    size bigint not null constraint chat_uploads_size_check check (size > 0),
    sha256 varchar(64) not null,
    uploaded_at timestamp(6) with time zone not null
);
create index chat_uploads_uploaded_at_idx on chat_uploads (uploaded_at);
create index chat_uploads_chat_id_idx on chat_uploads (chat_id);
create index chat_uploads_uploaded_by_idx on chat_uploads (uploaded_by);
