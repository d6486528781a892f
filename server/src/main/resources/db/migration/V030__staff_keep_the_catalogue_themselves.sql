-- What staff changed by the API an import leaves alone and reports, whether or not its files say otherwise.
-- Each version of a record is kept with who made it: `before` is the record as it was until then. A version without
-- somebody who made it came with an import. The first version of an imported record has no row; it is what the second
-- one's `before` holds, or the record itself.

create table record_version (
    record uuid not null,
    version bigint not null,
    kind text not null,
    centre text not null,
    at timestamptz not null,
    act text not null check (act in ('created', 'changed', 'retired', 'returned')),
    subject text,
    name text,
    organisation text,
    before jsonb,
    primary key (record, version)
);

-- Who acts in this transaction, as the server said by set_config.
create function acting(property text) returns text language sql stable as $$
    select cast(nullif(current_setting('open_cus.acting', true), '') as jsonb) ->> property
$$;

create function keep_new_version() returns trigger language plpgsql as $$
begin
    insert into record_version (record, version, kind, centre, at, act, subject, name, organisation, before)
    select new_row.id, new_row.version, tg_argv[0], new_row.centre, new_row.modified_at,
        case
            when old_row.gone_at is null and new_row.gone_at is not null then 'retired'
            when old_row.gone_at is not null and new_row.gone_at is null then 'returned'
            else 'changed'
        end,
        acting('subject'), acting('name'), acting('organisation'), to_jsonb(old_row)
    from new_rows as new_row join old_rows as old_row on old_row.id = new_row.id
    where new_row.version <> old_row.version;
    return null;
end $$;

create function keep_first_version() returns trigger language plpgsql as $$
begin
    if acting('subject') is not null then
        insert into record_version (record, version, kind, centre, at, act, subject, name, organisation)
        select id, version, tg_argv[0], centre, modified_at, 'created',
            acting('subject'), acting('name'), acting('organisation')
        from new_rows;
    end if;
    return null;
end $$;

do $$
declare
    kept text;
begin
    foreach kept in array array[
        'centre', 'target_group', 'challenge', 'place', 'organisation', 'community', 'service'
    ] loop
        execute format('alter table %I add column by_hand boolean not null default false', kept);
        execute format('create trigger version_kept_by_update after update on %I
            referencing old table as old_rows new table as new_rows
            for each statement execute function keep_new_version(%L)', kept, replace(kept, '_', '-'));
        execute format('create trigger version_kept_by_insert after insert on %I
            referencing new table as new_rows
            for each statement execute function keep_first_version(%L)', kept, replace(kept, '_', '-'));
    end loop;
end $$;

-- What justifies fewer places of a project's service.
create table needs_analysis (
    id uuid primary key,
    centre text not null references centre (code),
    title text not null,
    carried_out_on date not null,
    conclusion text not null,
    document text,
    recorded_at timestamptz not null,
    recorded_by text not null
);
create index needs_analysis_of_centre on needs_analysis (centre, id desc);
