-- A draft is for who fills the step in, in the list too: what was validated last stands beside what was typed.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

alter table worklist
  -- As `beneficiary`, `search` and `date`, of what was validated last.
  add column kept_beneficiary text not null default '',
  add column kept_search text not null default '',
  add column kept_date text,
  -- Subjects of access that fill in the step with the name, and the one with the date. Null in rows that nothing has
  -- happened to since: what stands there is shown as it was before.
  add column named_by text[],
  add column dated_by text[];

-- Who stands in for somebody is told to that person too, who may give nothing.
drop policy told on memberships;
create policy told on memberships for select using (
  person = (select greffe_actor()) or stands_in_for = (select greffe_actor())
  or (select greffe_actor()) like 'system:%'
  or (select greffe_sight()) && array['*', registry, registry || ':' || role,
    registry || ':' || role || ':' || organisation]);

-- Inside the function below alone: how many, and never which.
create policy counted on record_access for select to greffe_owner
  using (current_setting('greffe.counting', true) = 'on');

-- Of each role that somebody holds, as far as the asker may see it: how many records wait for that role there, and who
-- else holds it. Roles that are held for oneself, a patient's, are handed over to nobody.
create function greffe_handover(of_person text)
returns table (membership bigint, waiting integer, others jsonb)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('greffe.counting', 'on', true);
  return query
    with held as (
      select m.*, 'role:' || m.registry || ':' || m.role as everywhere,
        'org:' || m.organisation || ':' || m.registry || ':' || m.role as there
      from memberships m
      where m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
        and (m.review_by is null or m.review_by > now())),
    turns as (
      select h.id, count(distinct a.record)::int as waiting
      from held h join record_access a on a.subject in (h.there, h.everywhere) and a.until is null and a.is_turn
      where h.person = of_person group by h.id)
    select h.id, coalesce(t.waiting, 0), (
        select coalesce(jsonb_agg(distinct jsonb_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name)), '[]')
        from held o join persons p on p.id = o.person
        where o.person <> of_person and o.registry = h.registry and o.role = h.role
          and (o.organisation = h.organisation or exists (
            select 1 from record_access a where a.subject = h.everywhere and a.until is null)))
    from held h left join turns t on t.id = h.id
    where h.person = of_person
      and (h.person = greffe_actor() or greffe_sight() && array['*', h.registry, h.registry || ':' || h.role,
        h.registry || ':' || h.role || ':' || h.organisation])
      and not exists (
        select 1 from definitions d, jsonb_array_elements(d.bundle::jsonb -> 'roles') r
        where d.registry = h.registry and d.in_force and r ->> 'id' = h.role and r ->> 'scope' = 'beneficiary');
  perform set_config('greffe.counting', '', true);
end $$;
revoke all on function greffe_handover(text) from public;
grant execute on function greffe_handover(text) to greffe_app;
