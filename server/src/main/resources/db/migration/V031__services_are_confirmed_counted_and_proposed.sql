-- When and from whom each offer was confirmed; the service itself shows the latest.
create table service_confirmation (
    id uuid primary key,
    centre text not null references centre (code),
    service uuid not null references service (id),
    confirmed_on date not null,
    confirmed_by text not null,
    channel text not null,
    recorded_at timestamptz not null,
    recorded_by text not null
);
create index service_confirmation_of_service on service_confirmation (service, confirmed_on desc, id desc);

-- The day since which nobody has said that the entry is right: the last confirmation, else the last change.
create function unconfirmed_since(document jsonb, modified_at timestamptz) returns date
language sql immutable parallel safe as $$
    select coalesce(
        cast(document #>> '{confirmation,on}' as date), cast(modified_at at time zone 'UTC' as date))
$$;
create index service_by_confirmation on service (centre, unconfirmed_since(document, modified_at), id)
    where gone_at is null and status in ('existing', 'planned');

create table catalogue_setting (
    centre text primary key references centre (code),
    stale_after_days integer not null check (stale_after_days between 1 and 3650)
);

-- Units of a service in a period. Whatever is written to grants, and however many write at once, the sums are kept here
-- by a trigger, so the row is locked and the constraints hold: nobody grants more than there is.
create table unit_pool (
    id uuid primary key,
    centre text not null references centre (code),
    service uuid not null references service (id),
    first_day date not null,
    last_day date not null,
    unit text not null,
    units bigint not null,
    granted bigint not null default 0,
    used bigint not null default 0,
    version bigint not null default 1,
    constraint unit_pool_has_a_period check (first_day <= last_day),
    constraint unit_pool_not_overdrawn check (units >= granted and granted >= 0),
    constraint unit_pool_used_as_granted check (granted >= used and used >= 0)
);
create index unit_pool_of_service on unit_pool (service, last_day desc, id desc);

create table unit_grant (
    id uuid primary key,
    pool uuid not null references unit_pool (id),
    units bigint not null,
    used bigint not null default 0,
    granted_at timestamptz not null,
    constraint unit_grant_is_some check (units > 0),
    constraint unit_grant_used_as_granted check (used between 0 and units)
);
create index unit_grant_of_pool on unit_grant (pool);

create function count_grants() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        update unit_pool set granted = granted - old.units, used = used - old.used, version = version + 1
        where id = old.pool;
    end if;
    if tg_op <> 'DELETE' then
        update unit_pool set granted = granted + new.units, used = used + new.used, version = version + 1
        where id = new.pool;
    end if;
    return null;
end $$;
create trigger grants_counted after insert or update or delete on unit_grant
    for each row execute function count_grants();

-- What partners want to be changed in their own part of the catalogue.
create table service_proposal (
    id uuid primary key,
    centre text not null references centre (code),
    kind text not null check (kind in ('change', 'new')),
    state text not null default 'open' check (state in ('open', 'accepted', 'refused')),
    service uuid references service (id),
    -- The version of the service that the change was made for.
    base_version bigint,
    change jsonb not null,
    note text,
    organisation text not null,
    proposed_by text not null,
    proposed_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    reason text
);
create index service_proposal_of_centre on service_proposal (centre, id desc);
create index service_proposal_of_organisation on service_proposal (centre, organisation, id desc);
create index service_proposal_open on service_proposal (centre, id desc) where state = 'open';
