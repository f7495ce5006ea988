-- Stored answers are copies of records, of use for a day. Who clears them away may see none of them: this policy lets
-- the old ones be deleted, and a DELETE without a condition needs no policy to read. The canary's row stays.
create policy old_answers on idempotency for delete
  using (greffe_actor() = 'system:cleaner' and actor <> 'system:canary' and created_at < now() - interval '24 hours');
