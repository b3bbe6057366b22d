-- Whatever is told concerns a patient: whether it may still be seen is asked by that.
alter table notifications alter column patient_id set not null;

-- Lists are in the order of time, and every message to somebody who is away asks what they were told of its chat.
drop index notifications_user_id_idx;
create index notifications_user_id_idx on notifications (user_id, created_at, id);
create index notifications_resource_id_idx on notifications (resource_id, user_id);
