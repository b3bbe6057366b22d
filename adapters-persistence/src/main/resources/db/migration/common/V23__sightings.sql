-- When a doctor or a patient was last there. Apart from their profiles, which bookings lock. Without a reference to either, because it may
-- be the one or the other; whoever was there has a chat, and so is never removed.
create table sightings (
    participant_id uuid primary key,
    seen_at timestamp(6) with time zone not null
);
