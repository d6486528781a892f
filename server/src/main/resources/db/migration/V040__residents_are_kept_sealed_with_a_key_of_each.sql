-- The keys of persons, wrapped with a key that the database never sees. Whoever takes a row out of here makes unreadable
-- whatever is sealed below for that person. Nothing refers to this table, so that it can be saved apart from the others.
create table resident_key (
    resident_id uuid primary key,
    wrapped bytea not null,
    -- Which key of the keyset wrapped it: what an older one wrapped is wrapped anew after a rotation.
    wrapped_by integer not null
);
create index resident_key_by_wrapping on resident_key (wrapped_by);

create table resident (
    id uuid primary key,
    centre text not null references centre (code),
    version bigint not null default 1,
    created_at timestamptz not null,
    modified_at timestamptz not null,
    -- Everything that tells who it is, with the source of each field; null once it was erased.
    sealed bytea,
    -- Keyed hashes: of the PESEL, and of all else by which somebody is looked up. Readable by nobody without the keyset.
    pesel_hash bytea,
    tokens bigint[] not null default '{}',
    hashed_by integer not null,
    -- What is counted, and tells nobody.
    registration text not null check (registration in ('registered', 'drop-in')),
    birth_year smallint,
    lives_in_municipality boolean,
    family_size smallint,
    centre_user_since date,
    merged_into uuid references resident,
    erased_at timestamptz
);
-- One record per person and centre; a merged one no longer stands for anybody.
create unique index resident_pesel on resident (centre, pesel_hash) where merged_into is null;
create index resident_list on resident (centre, id desc) where merged_into is null and erased_at is null;
create index resident_drop_in on resident (centre, id desc)
    where merged_into is null and erased_at is null and registration = 'drop-in';
create index resident_centre_user on resident (centre, id desc)
    where merged_into is null and erased_at is null and centre_user_since is not null;
-- Without a list of what is still to be sorted in, which every search would have to read as well.
create index resident_tokens on resident using gin (tokens) with (fastupdate = off);
create index resident_merged on resident (merged_into) where merged_into is not null;
create index resident_by_hashing on resident (hashed_by);

-- Health, disability, convictions: apart from everything else, each person's at most once.
create table resident_special (
    resident_id uuid primary key references resident,
    version bigint not null default 1,
    modified_at timestamptz not null,
    -- Null where it was forgotten; the row stays so that versions are never used twice.
    sealed bytea
);
