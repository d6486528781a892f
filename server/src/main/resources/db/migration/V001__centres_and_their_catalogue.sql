-- What a centre publishes about itself and its offer. Every record is read and written whole: the columns are what lists
-- filter and sort by, `document` is the shown form without them. Nothing is deleted: what leaves the catalogue has gone_at.
-- References stand as codes (in columns) and as {"ref": kind, "code": code} (in documents); names are looked up on reading.

create table centre (
    id uuid primary key,
    code text not null unique,
    -- So that every table of the catalogue can be asked for its centre in the same way.
    centre text not null generated always as (code) stored,
    name text not null,
    sort_key text collate "C" not null,
    record_type text not null,
    statutory boolean,
    active_scope text,
    document jsonb not null,
    sources jsonb not null default '[]',
    version bigint not null default 1,
    modified_at timestamptz not null,
    gone_at timestamptz
);
create index centre_by_name on centre (sort_key, id);
create index centre_by_change on centre (modified_at, id);

-- Common to all centres: the domains of the Act, the ways to commission a service, the acts.

create table service_domain (
    id uuid primary key,
    code text not null,
    name text not null,
    sort_key text collate "C" not null,
    ordinal integer not null,
    document jsonb not null,
    sources jsonb not null default '[]',
    version bigint not null default 1,
    modified_at timestamptz not null,
    gone_at timestamptz,
    unique (code)
);

create table commissioning_mode (
    id uuid primary key,
    code text not null,
    name text not null,
    sort_key text collate "C" not null,
    kind text not null,
    document jsonb not null,
    sources jsonb not null default '[]',
    version bigint not null default 1,
    modified_at timestamptz not null,
    gone_at timestamptz,
    unique (code)
);

create table legal_basis (
    id uuid primary key,
    code text not null,
    name text not null,
    sort_key text collate "C" not null,
    document jsonb not null,
    sources jsonb not null default '[]',
    version bigint not null default 1,
    modified_at timestamptz not null,
    gone_at timestamptz,
    unique (code)
);

-- Of one centre. A word that several centres share is kept once for each: each may define and take it out on its own.

create table target_group (
    id uuid primary key,
    centre text not null references centre (code),
    code text not null,
    name text not null,
    sort_key text collate "C" not null,
    parent text,
    -- Ages in full years; null: no limit known.
    age_ranges int4multirange,
    document jsonb not null,
    sources jsonb not null default '[]',
    version bigint not null default 1,
    modified_at timestamptz not null,
    gone_at timestamptz,
    unique (centre, code)
);

create table challenge (
    id uuid primary key,
    centre text not null references centre (code),
    code text not null,
    name text not null,
    sort_key text collate "C" not null,
    kind text not null,
    related text[] not null default '{}',
    communities text[] not null default '{}',
    document jsonb not null,
    sources jsonb not null default '[]',
    version bigint not null default 1,
    modified_at timestamptz not null,
    gone_at timestamptz,
    unique (centre, code)
);

create table place (
    id uuid primary key,
    centre text not null references centre (code),
    code text not null,
    name text not null,
    sort_key text collate "C" not null,
    kind text not null,
    parent text,
    facilities text[] not null default '{}',
    document jsonb not null,
    sources jsonb not null default '[]',
    version bigint not null default 1,
    modified_at timestamptz not null,
    gone_at timestamptz,
    unique (centre, code)
);

create table organisation (
    id uuid primary key,
    centre text not null references centre (code),
    code text not null,
    name text not null,
    sort_key text collate "C" not null,
    kind text not null,
    status text,
    parent text,
    roles text[] not null default '{}',
    places text[] not null default '{}',
    social_economy boolean not null,
    document jsonb not null,
    sources jsonb not null default '[]',
    version bigint not null default 1,
    modified_at timestamptz not null,
    gone_at timestamptz,
    unique (centre, code)
);

create table community (
    id uuid primary key,
    centre text not null references centre (code),
    code text not null,
    name text not null,
    sort_key text collate "C" not null,
    kind text not null,
    places text[] not null default '{}',
    target_group text,
    challenges text[] not null default '{}',
    document jsonb not null,
    sources jsonb not null default '[]',
    version bigint not null default 1,
    modified_at timestamptz not null,
    gone_at timestamptz,
    unique (centre, code)
);

create table service (
    id uuid primary key,
    centre text not null references centre (code),
    code text not null,
    name text not null,
    sort_key text collate "C" not null,
    kind text not null,
    status text not null,
    parent text,
    continues text,
    supports text,
    domains text[] not null default '{}',
    target_groups text[] not null default '{}',
    challenges text[] not null default '{}',
    places text[] not null default '{}',
    -- Operator first, then partners.
    providers text[] not null default '{}',
    payment text,
    delivery text,
    -- Empty: not bound to a scope.
    scopes text[] not null default '{}',
    -- Empty: no days published.
    weekdays text[] not null default '{}',
    -- Whom it is for, in full years: its own limit, else that of its target groups; null: all ages.
    age_ranges int4multirange,
    document jsonb not null,
    sources jsonb not null default '[]',
    version bigint not null default 1,
    modified_at timestamptz not null,
    gone_at timestamptz,
    unique (centre, code)
);

create index target_group_by_name on target_group (centre, sort_key, id);
create index target_group_by_change on target_group (centre, modified_at, id);
create index challenge_by_name on challenge (centre, sort_key, id);
create index challenge_by_change on challenge (centre, modified_at, id);
create index place_by_name on place (centre, sort_key, id);
create index place_by_change on place (centre, modified_at, id);
create index organisation_by_name on organisation (centre, sort_key, id);
create index organisation_by_change on organisation (centre, modified_at, id);
create index community_by_name on community (centre, sort_key, id);
create index community_by_change on community (centre, modified_at, id);
create index service_by_name on service (centre, sort_key, id);
create index service_by_change on service (centre, modified_at, id);

-- Across centres.
create index service_by_name_anywhere on service (sort_key, id);
create index service_by_change_anywhere on service (modified_at, id);

create index service_by_parent on service (centre, parent) where parent is not null;
create index service_by_domain on service using gin (domains);
create index service_by_target_group on service using gin (target_groups);
create index service_by_challenge on service using gin (challenges);
create index service_by_place on service using gin (places);
create index service_by_provider on service using gin (providers);
create index service_by_weekday on service using gin (weekdays);
create index service_by_age on service using gist (age_ranges);
create index organisation_by_role on organisation using gin (roles);
create index organisation_by_place on organisation using gin (places);
create index place_by_facility on place using gin (facilities);

-- The name of everything that can be referred to; what all centres share has no centre.
create view catalogue_name (centre, kind, code, name) as
    select cast(null as text), 'service-domain', code, name from service_domain
    union all select null, 'commissioning-mode', code, name from commissioning_mode
    union all select null, 'legal-basis', code, name from legal_basis
    union all select centre, 'target-group', code, name from target_group
    union all select centre, 'challenge', code, name from challenge
    union all select centre, 'place', code, name from place
    union all select centre, 'organisation', code, name from organisation
    union all select centre, 'community', code, name from community
    union all select centre, 'service', code, name from service;
