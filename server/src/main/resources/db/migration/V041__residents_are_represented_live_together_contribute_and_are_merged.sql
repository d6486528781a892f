-- Who acts for a resident. What tells who they are is sealed with the key of the one they act for.
create table resident_representation (
    id uuid primary key,
    resident_id uuid not null references resident,
    -- Where the representative is a resident of the same centre.
    representative_id uuid references resident,
    kind text not null check (kind in ('statutory-representative', 'guardian', 'informal-caregiver')),
    valid_from date not null,
    valid_until date,
    version bigint not null default 1,
    created_at timestamptz not null,
    modified_at timestamptz not null,
    sealed bytea,
    check (valid_until >= valid_from),
    check (representative_id <> resident_id)
);
create index resident_representation_of on resident_representation (resident_id, id);
create index resident_representation_by on resident_representation (representative_id, id)
    where representative_id is not null;

create table household (
    id uuid primary key,
    centre text not null references centre (code),
    version bigint not null default 1,
    -- Members who are no residents known to the centre.
    other_persons smallint not null default 0,
    modified_at timestamptz not null
);
create index household_of_centre on household (centre);

create table household_member (
    resident_id uuid primary key references resident,
    household_id uuid not null references household,
    relation text not null
);
create index household_member_of on household_member (household_id);

create table resident_contribution (
    id uuid primary key,
    resident_id uuid not null references resident,
    kind text not null check (kind in ('duty', 'own-workshop', 'volunteering', 'other')),
    on_day date not null,
    minutes smallint,
    created_at timestamptz not null,
    -- The description.
    sealed bytea
);
create index resident_contribution_of on resident_contribution (resident_id, on_day desc, id desc);

-- A merge moves nothing: it is a link from the duplicate to the survivor, and this is its trace.
create table resident_merge (
    id uuid primary key,
    survivor uuid not null references resident,
    duplicate uuid not null references resident,
    -- The fields that the survivor lacked and got, with what they got; sealed with the survivor's key.
    sealed bytea,
    merged_at timestamptz not null,
    merged_by text not null,
    undone_at timestamptz,
    undone_by text
);
create index resident_merge_of on resident_merge (survivor, id);
-- A record is merged into one other at a time.
create unique index resident_merge_in_force on resident_merge (duplicate) where undone_at is null;
