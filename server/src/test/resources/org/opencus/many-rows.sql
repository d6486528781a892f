-- 20 000 rows in each table that can grow, older than any that a test adds. What is sealed opens for nobody.
create temporary table many as
select i, cast('01000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0') as uuid) as id,
    cast('01000000-0000-7000-9000-' || lpad(to_hex(i), 12, '0') as uuid) as another,
    timestamptz '2020-01-01 00:00Z' + i * interval '10 minutes' as at
from generate_series(1, 20000) as i;

insert into resident (id, centre, created_at, modified_at, sealed, pesel_hash, tokens, hashed_by, registration)
select id, 'gorno', at, at, decode(repeat('78', 600), 'hex'), decode(md5(i::text), 'hex'), array[i, i + 1, i + 2],
    (select max(hashed_by) from resident), 'registered' from many;
insert into resident_key select id, 'x', (select max(wrapped_by) from resident_key) from many;
insert into resident_special select id, 1, at, 'x' from many;
insert into resident_representation
select another, id, lag(id) over (order by i), 'guardian', '2020-01-01', null, 1, at, at, 'x' from many;
insert into household (id, centre, modified_at) select id, 'gorno', at from many;
insert into household_member select id, id, 'head' from many;
insert into resident_contribution select id, id, 'duty', '2020-01-01', 30, at, null from many;
insert into resident_merge select another, id, lag(id, 1, id) over (order by i), 'x', at, 'somebody', at, 'somebody' from many;
insert into consent_wording select id, 'gorno', 'sharing', i, 'Zgadzam się.', null, at from many;
insert into consent (id, resident_id, centre, purpose, organisation, wording_id, evidence, valid_from, recorded_at)
select id, id, 'gorno', 'sharing', 'kgw-radlin', id, 'signed-paper', '2020-01-01', at from many;
insert into resident_account_code select id, 'gorno', decode(md5(i::text), 'hex'), 'somebody', at from many;
insert into resident_account select 'somebody-' || i, id, 'gorno', at from many;
insert into account_code_try select decode(md5(i::text), 'hex'), timestamptz '2999-01-01', 1 from many;
insert into privacy_request (id, resident_id, centre, kind, filed_at, filed_by, due_on)
select id, id, 'gorno', 'correction', at, 'staff', '2020-02-01' from many;
insert into processing_restriction select id, id, 'objection', at, at from many;
insert into retention select id, id, 'settlement', '2020-01-01', at from many;
insert into breach (id, centre, found_at, registered_at, sealed) select another, 'gorno', at, at, 'x' from many;
insert into audit_entry (chain, seq, id, at, centre, subject, roles, operation, act, purpose, residents, request_id,
    outcome, hash)
select 0, 1000000 + i, id, at, 'gorno', 'somebody-' || i % 50, '{}', 'getResident', 'read', 'service',
    array[id], 'request', 'done', '' from many;
insert into first_answer select decode(md5(i::text), 'hex'), '', null, null, null, '{}', '', array[id],
    timestamptz '2999-01-01' from many;
insert into api_key (id, centre, key_name, environment, name, scopes, created_at, created_by, expires_at)
select id, 'gorno', 'name-' || i, 'demo', 'Key', '{}', at, 'somebody', at from many;
insert into api_key_secret select id, decode(md5(i::text), 'hex'), null from many;
-- Units are few: those of one centre are held while one is added.
insert into staff_position (id, centre, title, role, places, posts)
select id, 'gorno', 'Position ' || i, 'animator', 1, '[]' from many;
insert into staff_holder (id, centre, position_id, subject, since)
select id, 'gorno', id, 'somebody-' || i, '2020-01-01' from many;
insert into service_confirmation
select many.id, 'gorno', service.id, '2020-01-01', 'somebody', 'phone', at, 'somebody'
from many, service where service.code = 'gorno-klub-seniora';
insert into needs_analysis select id, 'gorno', 'Analysis', '2020-01-01', 'Conclusion', null, at, 'somebody' from many;
insert into service_proposal (id, centre, kind, state, change, organisation, proposed_by, proposed_at)
select id, 'gorno', 'new', 'refused', '{}', 'kgw-radlin', 'somebody', at from many;
insert into unit_pool (id, centre, service, first_day, last_day, unit, units)
select many.id, 'gorno', service.id, date '2020-01-01' - i, date '2020-01-01' - i, 'hour', 10
from many, service where service.code = 'gorno-klub-seniora';
insert into unit_grant (id, pool, units, granted_at) select id, id, 1, at from many;
insert into record_version (record, version, kind, centre, at, act)
select another, 1, 'service', 'gorno', at, 'created' from many;
analyze
