-- While a new version is brought in, a server of the version before goes on sealing in its own format, which after a seal of
-- the new one says that somebody went back behind what is covered: the audit would report a change that nobody made. It is
-- refused instead; what it would have sealed is sealed by the next server that knows the format.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

create function greffe_no_older_seal() returns trigger language plpgsql as $$
begin
  if new.format < (select max(s.format) from audit_seals s where s.seal > new.seal - 10) then
    raise exception 'a seal of an older format' using errcode = 'object_not_in_prerequisite_state';
  end if;
  return new;
end $$;
create trigger audit_seals_no_older before insert on audit_seals
  for each row execute function greffe_no_older_seal();
