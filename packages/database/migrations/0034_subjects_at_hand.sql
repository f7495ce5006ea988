-- A policy asks by whom somebody acts, and a saved draft comes by some twenty policies: the answer is a cast now, which
-- becomes part of their plans, where before it was a query of its own each time.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

-- As a server of the version before sets them, which may run beside: a list in JSON.
create function greffe_subjects_in_json(list text) returns text[] language sql immutable parallel safe as $$
  select array(select value from jsonb_array_elements_text(list::jsonb) as value)
$$;
create or replace function greffe_subjects() returns text[] language sql stable parallel safe as $$
  select case when starts_with(current_setting('greffe.subjects', true), '[')
    then greffe_subjects_in_json(current_setting('greffe.subjects', true))
    else coalesce(nullif(current_setting('greffe.subjects', true), ''), '{}')::text[] end
$$;
