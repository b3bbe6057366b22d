alter table ai_sessions drop constraint ai_sessions_phase_check;
alter table ai_sessions add constraint ai_sessions_phase_check check (
    phase in ('awaiting_answer', 'awaiting_reply', 'open', 'completed', 'abandoned'));
alter table ai_sessions drop constraint ai_sessions_pending_kind_check;
alter table ai_sessions add constraint ai_sessions_pending_kind_check check (
    pending_kind in ('question', 'summary', 'answer'));
alter table ai_sessions add column sources varchar(200); -- what a doctor lets the assistant know; null in interviews
alter table ai_sessions add column last_turn_at timestamp(6) with time zone;
update ai_sessions set last_turn_at = coalesce(
    (select max(created_at) from ai_messages where ai_messages.session_id = ai_sessions.id), start_timestamp);
alter table ai_sessions alter column last_turn_at set not null;
create index ai_sessions_last_turn_at_idx on ai_sessions (status, last_turn_at);

alter table ai_sessions add column confirmed_by uuid
    constraint ai_sessions_confirmed_by_fkey references users (id);
alter table ai_sessions add column confirmed_at timestamp(6) with time zone;

create table ai_summaries (
    session_id uuid not null constraint ai_summaries_session_id_fkey references ai_sessions (id),
    position integer not null,
    text varchar(20000) not null,
    corrected_by uuid constraint ai_summaries_corrected_by_fkey references users (id), -- null: generated
    created_at timestamp(6) with time zone not null,
    constraint ai_summaries_pkey primary key (session_id, position)
);
create index ai_summaries_corrected_by_idx on ai_summaries (corrected_by);
create index ai_sessions_confirmed_by_idx on ai_sessions (confirmed_by);
insert into ai_summaries (session_id, position, text, corrected_by, created_at)
    select id, 0, summary, null, end_timestamp from ai_sessions where summary is not null;
alter table ai_sessions drop column summary;

-- where the words of a reply come from; null for notices
alter table ai_messages add column latency_ms bigint;
alter table ai_messages add column fell_back boolean;
alter table ai_messages add column provider_reference varchar(500);
update ai_messages set latency_ms = 0, fell_back = false where provider is not null;
