-- Also for an account with every right on the table. Retention detaches the trigger knowingly, as the owner.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'audit events are append-only' using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_events_append_only before update or delete or truncate on audit_events
    for each statement execute function refuse_audit_change();
