-- What a centre agrees with those who provide its services. `document` is what was written; organisations, services,
-- places and modes stand in it as codes.

create table provider_record (
    id uuid primary key,
    centre text not null references centre (code),
    kind text not null,
    -- What it belongs to: the contract of a report.
    parent uuid references provider_record (id),
    version bigint not null default 1,
    document jsonb not null,
    -- Whose it is: besides staff only they see it.
    organisations text[] not null,
    services text[] not null,
    -- What no other one of its kind at the centre has while it is there.
    number text,
    -- Who recorded it, and for which partner.
    author text,
    acting_for text,
    modified_at timestamptz not null,
    gone_at timestamptz
);
create index provider_record_of_centre on provider_record (centre, kind, id desc) where gone_at is null;
create index provider_record_of_parent on provider_record (parent, id desc);
create index provider_record_of_organisation on provider_record using gin (organisations);
create index provider_record_of_service on provider_record using gin (services);
create unique index provider_record_number on provider_record (centre, kind, number) where gone_at is null;

create trigger version_kept_by_update after update on provider_record
    referencing old table as old_rows new table as new_rows
    for each statement execute function keep_new_version('provider-record');
create trigger version_kept_by_insert after insert on provider_record
    referencing new table as new_rows
    for each statement execute function keep_first_version('provider-record');

-- What was reported or decided is history.
create function keep_what_was_said() returns trigger language plpgsql as $$
begin
    raise exception 'what was reported or decided is not changed';
end $$;
create trigger said_stays before update on provider_record
    for each row when (old.kind in ('contract-report', 'commissioning-decision'))
    execute function keep_what_was_said();
