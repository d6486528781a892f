-- What services should meet, and whether providers do. Assessments are history: none is changed or taken out.

create table quality_standard (
    id uuid primary key,
    centre text not null references centre (code),
    version bigint not null default 1,
    name text not null,
    document jsonb not null,
    modified_at timestamptz not null,
    gone_at timestamptz
);
create index quality_standard_of_centre on quality_standard (centre, id desc) where gone_at is null;

create table service_standard (
    service uuid not null references service (id),
    standard uuid not null references quality_standard (id),
    centre text not null references centre (code),
    position integer not null,
    primary key (service, standard)
);
create index service_standard_by_standard on service_standard (standard);

create table standard_assessment (
    id uuid primary key,
    centre text not null references centre (code),
    service uuid not null references service (id),
    standard uuid not null references quality_standard (id),
    provider text not null,
    assessed_on date not null,
    outcome text not null check (outcome in ('met', 'partly-met', 'not-met')),
    remarks text,
    assessor text not null,
    assessed_by text,
    -- The latest of its provider, service and standard.
    current boolean not null,
    recorded_at timestamptz not null
);
create index standard_assessment_of_centre on standard_assessment (centre, id desc);
create index standard_assessment_of_service on standard_assessment (service, standard, id desc);
create index standard_assessment_of_provider on standard_assessment (centre, provider, id desc);
create unique index standard_assessment_current on standard_assessment (service, standard, provider) where current;
create index standard_assessment_current_of_centre on standard_assessment (centre, outcome, id desc) where current;

do $$
declare
    changed_table text;
begin
    foreach changed_table in array array['quality_standard', 'service_standard'] loop
        execute format('create trigger catalogue_changed_by_insert after insert on %I
            referencing new table as changed for each statement execute function centre_changed()', changed_table);
        execute format('create trigger catalogue_changed_by_update after update on %I
            referencing new table as changed for each statement execute function centre_changed()', changed_table);
        execute format('create trigger catalogue_changed_by_delete after delete on %I
            referencing old table as changed for each statement execute function centre_changed()', changed_table);
    end loop;
end $$;
