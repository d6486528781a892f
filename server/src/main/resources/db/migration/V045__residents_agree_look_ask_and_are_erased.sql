-- What residents are asked to agree to. A version is never changed.
create table consent_wording (
    id uuid primary key,
    centre text not null references centre (code),
    purpose text not null,
    version integer not null,
    text text not null,
    text_en text,
    created_at timestamptz not null,
    unique (centre, purpose, version)
);

create table consent (
    id uuid primary key,
    resident_id uuid not null references resident,
    centre text not null references centre (code),
    purpose text not null,
    -- Who may see the data, and which besides the name.
    organisation text,
    data text[] not null default '{}',
    wording_id uuid not null references consent_wording,
    evidence text not null,
    -- The note on the evidence.
    sealed bytea,
    valid_from date not null,
    valid_until date,
    recorded_at timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    check ((purpose = 'sharing') = (organisation is not null)),
    check (valid_until >= valid_from)
);
create index consent_of_resident on consent (resident_id, id desc);
create index consent_to_share on consent (centre, organisation, resident_id, id desc)
    where purpose = 'sharing' and withdrawn_at is null;

-- Codes that connect a login with a record. Only a keyed hash is kept.
create table resident_account_code (
    resident_id uuid primary key references resident,
    centre text not null references centre (code),
    code_hash bytea not null unique,
    made_by text not null,
    expires_at timestamptz not null
);

create table resident_account (
    subject text not null,
    resident_id uuid not null references resident,
    centre text not null references centre (code),
    linked_at timestamptz not null,
    primary key (subject, resident_id)
);
create index resident_account_of on resident_account (resident_id);

create table privacy_request (
    id uuid primary key,
    resident_id uuid not null references resident,
    centre text not null references centre (code),
    kind text not null check (kind in ('correction', 'erasure')),
    status text not null default 'open' check (status in ('open', 'granted', 'refused', 'postponed')),
    -- What was asked, and what was answered; null once the person was erased.
    sealed bytea,
    filed_at timestamptz not null,
    filed_by text not null,
    -- Who asked, so that nobody decides on what they asked themselves; null once the person was erased.
    filed_by_subject text,
    due_on date not null,
    decided_at timestamptz,
    decided_by text,
    answer bytea,
    erasable_from date
);
create index privacy_request_of_resident on privacy_request (resident_id, id desc);
create index privacy_request_of_centre on privacy_request (centre, id desc);
create index privacy_request_by_status on privacy_request (centre, status, id desc);

create table processing_restriction (
    id uuid primary key,
    resident_id uuid not null references resident,
    ground text not null,
    since timestamptz not null,
    lifted_at timestamptz
);
create index processing_restriction_of on processing_restriction (resident_id, id desc);

-- Stays when the person goes: on what ground, and until when, data of nobody in particular are kept.
create table retention (
    id uuid primary key,
    resident_id uuid not null references resident,
    reason text not null,
    kept_until date not null,
    recorded_at timestamptz not null
);
create index retention_of on retention (resident_id, kept_until desc);

-- Breaches of personal data. The words are sealed with a key of the breach's own, kept among those of persons.
create table breach (
    id uuid primary key,
    centre text not null references centre (code),
    version bigint not null default 1,
    found_at timestamptz not null,
    registered_at timestamptz not null,
    sealed bytea not null
);
create index breach_of_centre on breach (centre, id desc);

-- Erasure looks for the kept answers that show the person.
create index first_answer_of_residents on first_answer using gin (residents) where residents <> '{}';

-- A key that was destroyed must not wait for a fifth of all keys before its place is cleaned.
alter table resident_key set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 0);
