-- Seals: each holds a digest of the events and lines that came since the last one, and the hash of that one, signed with
-- a key that is not in the database. The last seal is the head; kept elsewhere, it shows what was changed or cut off.
create table audit_seals (
  seal integer primary key check (seal > 0),
  -- Which columns a digest is made of, so that an old seal can be verified when there are more.
  format smallint not null default 1,
  at timestamptz(3) not null,
  events_upto bigint not null check (events_upto >= 0),
  events integer not null check (events >= 0),
  lines_upto bigint not null check (lines_upto >= 0),
  lines integer not null check (lines >= 0),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  previous text not null,
  -- Ed25519, base64url: the public key, and the signature of the hash.
  key text not null,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  signature text not null
);
grant select, insert on audit_seals to greffe_app;
alter table audit_seals enable row level security;
alter table audit_seals force row level security;
create policy by_the_auditor on audit_seals
  using ((select greffe_actor()) = 'system:auditor')
  with check ((select greffe_actor()) = 'system:auditor');
create trigger audit_seals_append_only before update or delete on audit_seals
  for each row execute function greffe_refuse();
create trigger audit_seals_no_truncate before truncate on audit_seals
  for each statement execute function greffe_refuse();
