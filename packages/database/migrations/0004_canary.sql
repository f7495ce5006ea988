-- One row in every protected table that only system:canary may see. The server refuses to start when it
-- can be read without an actor, and also when it cannot be found at all (then the check would prove nothing).
set local greffe.actor = 'system:canary';
set local greffe.subjects = '["system:canary"]';

insert into definitions (hash, registry, version, bundle) values (repeat('0', 64), 'canary', '0', '{}');
insert into organisations (number, name) values ('canary', 'canary');
insert into persons (id, given_name, family_name, language) values ('canary', 'canary', 'canary', 'en');
insert into record_access (record, subject) values ('00000000-0000-7000-8000-000000000000', 'system:canary');
insert into records (id, registry, record_type, definition, status, snapshot, organisation, author,
    beneficiary, event_count, event_head, created_at, updated_at)
  values ('00000000-0000-7000-8000-000000000000', 'canary', 'canary', repeat('0', 64), 'closed', '{}', 'canary',
    'canary', '00000000-0000-7000-8000-000000000001', 0, '', now(), now());
insert into beneficiaries (id, registry, organisation, code)
  values ('00000000-0000-7000-8000-000000000001', 'canary', 'canary', 'CANARY');
insert into step_data (record, step) values ('00000000-0000-7000-8000-000000000000', 'canary');
insert into record_events (record, seq, at, actor, is_system, type, payload, prev_hash, hash)
  values ('00000000-0000-7000-8000-000000000000', 1, now(), 'canary', true, 'canary', '{}', '', repeat('0', 64));
insert into worklist (record, registry, record_type, organisation, author, status, created_at, updated_at)
  values ('00000000-0000-7000-8000-000000000000', 'canary', 'canary', 'canary', 'canary', 'closed', now(), now());
insert into transmissions (record, version, receiver, key, state, created_at, acknowledged_at)
  values ('00000000-0000-7000-8000-000000000000', 1, 'canary', '00000000-0000-7000-8000-000000000002',
    'acknowledged', now(), now());
insert into idempotency (actor, key, request_hash, status, headers, body)
  values ('system:canary', 'canary', '', 200, '{}', '');
