-- Who read or changed what: appended in the transaction of the act, never changed. Each entry carries the hash of the one
-- before it in its chain. There are several chains so that acts at the same moment need not wait for each other; each
-- takes one that is free, and holds it until it commits.

create table audit_chain (
    id smallint primary key,
    last_seq bigint not null default 0,
    last_hash bytea not null default sha256('')
) with (fillfactor = 10);
insert into audit_chain (id) select generate_series(0, 15);

create table audit_entry (
    chain smallint not null references audit_chain,
    seq bigint not null,
    id uuid not null,
    at timestamptz not null,
    centre text,
    subject text not null,
    name text,
    roles text[] not null,
    organisation text,
    operation text not null,
    act text not null check (act in ('read', 'write')),
    purpose text not null,
    residents uuid[] not null,
    request_id text not null,
    outcome text not null check (outcome in ('done', 'refused')),
    reason text,
    hash bytea not null,
    primary key (chain, seq)
);
create index audit_entry_of_centre on audit_entry (centre, id desc);
create index audit_entry_of_subject on audit_entry (centre, subject, id desc);
create index audit_entry_of_resident on audit_entry using gin (residents);

-- What is hashed is the entry as a JSON array, so that no two different entries look the same.
create function audit_hash(previous bytea, entry audit_entry) returns bytea
    language sql stable
    return sha256(previous || convert_to(jsonb_build_array(
        entry.chain, entry.seq, entry.id,
        to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        entry.centre, entry.subject, entry.name, to_jsonb(entry.roles), entry.organisation, entry.operation, entry.act,
        entry.purpose, to_jsonb(entry.residents), entry.request_id, entry.outcome, entry.reason)::text, 'UTF8'));

-- The only way to write an entry. With the rights of its owner, so that the server needs none on the tables.
create function append_audit_entry(entry audit_entry) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    head audit_chain;
begin
    select * into head from audit_chain order by id limit 1 for update skip locked;
    if not found then
        select * into head from audit_chain where id = pg_backend_pid() % 16 for update;
    end if;
    entry.chain := head.id;
    entry.seq := head.last_seq + 1;
    entry.hash := audit_hash(head.last_hash, entry);
    insert into audit_entry select (entry).*;
    update audit_chain set last_seq = entry.seq, last_hash = entry.hash where id = head.id;
end $$;

-- The first answer to a POST that carried an Idempotency-Key. The key itself is not kept, only its digest; the body is
-- encrypted by a key that is made of it, so only who holds the Idempotency-Key can have the answer again.
create table first_answer (
    key_digest bytea primary key,
    request_digest bytea not null,
    status integer,
    media_type text,
    version bigint,
    headers jsonb not null,
    body bytea not null,
    residents uuid[] not null,
    answered_at timestamptz not null
);
create index first_answer_by_age on first_answer (answered_at);
