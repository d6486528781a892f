-- Who made a version says in which roles, too; and diagnoses and standards keep their versions like records of the
-- catalogue. An assessment names the version of the standard that the provider was held to.

alter table record_version add column roles text[];

create function acting_roles() returns text[] language sql stable as $$
    select case when acting('subject') is not null then
        array(select jsonb_array_elements_text(cast(acting('roles') as jsonb))) end
$$;

create or replace function keep_new_version() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    insert into record_version (record, version, kind, centre, at, act, subject, name, organisation, roles, before)
    select new_row.id, new_row.version, tg_argv[0], new_row.centre, new_row.modified_at,
        case
            when to_jsonb(old_row) ->> 'gone_at' is null and to_jsonb(new_row) ->> 'gone_at' is not null then 'retired'
            when to_jsonb(old_row) ->> 'gone_at' is not null and to_jsonb(new_row) ->> 'gone_at' is null then 'returned'
            else 'changed'
        end,
        acting('subject'), acting('name'), acting('organisation'), acting_roles(), to_jsonb(old_row)
    from new_rows as new_row join old_rows as old_row on old_row.id = new_row.id
    where new_row.version <> old_row.version;
    return null;
end $$;

create or replace function keep_first_version() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    if acting('subject') is not null then
        insert into record_version (record, version, kind, centre, at, act, subject, name, organisation, roles)
        select id, version, tg_argv[0], centre, modified_at, 'created',
            acting('subject'), acting('name'), acting('organisation'), acting_roles()
        from new_rows;
    end if;
    return null;
end $$;

do $$
declare
    kept text;
begin
    foreach kept in array array['diagnosis', 'quality_standard'] loop
        execute format('create trigger version_kept_by_update after update on %I
            referencing old table as old_rows new table as new_rows
            for each statement execute function keep_new_version(%L)', kept, replace(kept, '_', '-'));
        execute format('create trigger version_kept_by_insert after insert on %I
            referencing new table as new_rows
            for each statement execute function keep_first_version(%L)', kept, replace(kept, '_', '-'));
    end loop;
end $$;

-- None: assessed before versions were told.
alter table standard_assessment add column standard_version bigint;

-- Whoever proposed may take it back while it is open.
alter table service_proposal drop constraint service_proposal_state_check,
    add constraint service_proposal_state_check check (state in ('open', 'accepted', 'refused', 'withdrawn'));
