create table chats (
    id uuid primary key,
    doctor_id uuid not null constraint chats_doctor_id_fkey references doctors (id),
    patient_id uuid not null constraint chats_patient_id_fkey references patients (id),
    is_active_for_doctor boolean not null,
    is_active_for_patient boolean not null,
    last_seq bigint not null,
    -- how far each side has read: a message is_read when its receiver's cursor has reached its seq, no row says so
    doctor_read_seq bigint not null,
    patient_read_seq bigint not null,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    constraint chats_key unique (doctor_id, patient_id),
    constraint chats_read_check check (
        doctor_read_seq between 0 and last_seq and patient_read_seq between 0 and last_seq)
);
create index chats_created_at_idx on chats (created_at, id);
create index chats_patient_id_idx on chats (patient_id, doctor_id);

create table messages (
    id uuid primary key,
    chat_id uuid not null constraint messages_chat_id_fkey references chats (id),
    seq bigint not null constraint messages_seq_check check (seq > 0),
    sender_side varchar(20) not null constraint messages_sender_side_check check (sender_side in ('doctor', 'patient')),
    sender_id uuid not null, -- profiles of the chat's two sides; sent_by is the account
    receiver_id uuid not null,
    sent_by uuid not null constraint messages_sent_by_fkey references users (id),
    message varchar(16000),
    message_type varchar(20) not null constraint messages_message_type_check check (
        message_type in ('text', 'audio', 'file')),
    client_message_id varchar(200),
    sent_at timestamp(6) with time zone not null,
    created_at timestamp(6) with time zone not null,
    constraint messages_seq_key unique (chat_id, seq),
    constraint messages_client_message_id_key unique (chat_id, sent_by, client_message_id)
);
