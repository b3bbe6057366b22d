create table ai_sessions (
    id uuid primary key,
    chat_id uuid constraint ai_sessions_chat_id_fkey references chats (id),
    patient_id uuid not null constraint ai_sessions_patient_id_fkey references patients (id),
    user_id uuid not null constraint ai_sessions_user_id_fkey references users (id),
    mode varchar(20) not null constraint ai_sessions_mode_check check (mode in ('interview', 'assistant')),
    status varchar(20) not null constraint ai_sessions_status_check check (
        status in ('in_progress', 'completed', 'abandoned')),
    phase varchar(20) not null constraint ai_sessions_phase_check check (
        phase in ('awaiting_answer', 'awaiting_reply', 'completed', 'abandoned')),
    round integer not null,
    total_questions integer not null,
    pending_message varchar(16000), -- what was said and not replied to yet: a failed model call loses nothing
    pending_client_message_id varchar(200),
    -- what the reply has to be, exactly while one is awaited; there need not be a message, if the interview is ended early
    pending_kind varchar(20) constraint ai_sessions_pending_kind_check check (pending_kind in ('question', 'summary')),
    pending_question_number integer,
    summary varchar(20000),
    start_timestamp timestamp(6) with time zone not null,
    end_timestamp timestamp(6) with time zone
);
create index ai_sessions_start_timestamp_idx on ai_sessions (start_timestamp, id);
create index ai_sessions_chat_id_idx on ai_sessions (chat_id, id);
create index ai_sessions_patient_id_idx on ai_sessions (patient_id, id);
create index ai_sessions_user_id_idx on ai_sessions (user_id, id);
alter table case_histories add constraint case_histories_ai_session_id_fkey
    foreign key (ai_session_id) references ai_sessions (id);

create table ai_messages (
    id uuid primary key,
    session_id uuid not null constraint ai_messages_session_id_fkey references ai_sessions (id),
    position integer not null,
    round integer not null,
    message varchar(16000),
    response varchar(32000) not null,
    kind varchar(20) not null constraint ai_messages_kind_check check (
        kind in ('question', 'summary', 'notice', 'answer')),
    question_number integer,
    question_total integer,
    client_message_id varchar(200),
    provider varchar(50), -- null for notices, which no model words
    model varchar(200),
    created_at timestamp(6) with time zone not null,
    constraint ai_messages_position_key unique (session_id, position),
    constraint ai_messages_client_message_id_key unique (session_id, client_message_id)
);
