-- Every instance listens on `catalogue_changed` and drops what it keeps in memory of the centre named, `*` being all.
-- PostgreSQL delivers when the transaction commits, and the same word once only however many statements sent it.

create function centre_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('catalogue_changed', changed_centre.centre)
        from (select distinct changed.centre from changed) as changed_centre;
    return null;
end $$;

create function everything_changed() returns trigger language plpgsql as $$
begin
    if exists (select 1 from changed) then
        perform pg_notify('catalogue_changed', '*');
    end if;
    return null;
end $$;

do $$
declare
    changed_table text;
    announcement text;
begin
    foreach changed_table in array array[
        'centre', 'target_group', 'challenge', 'place', 'organisation', 'community', 'service',
        'service_domain', 'commissioning_mode', 'legal_basis'
    ] loop
        announcement := case
            when changed_table in ('service_domain', 'commissioning_mode', 'legal_basis') then 'everything_changed'
            else 'centre_changed'
        end;
        -- PostgreSQL wants a trigger for each kind of change where the changed rows are asked for.
        execute format('create trigger catalogue_changed_by_insert after insert on %I
            referencing new table as changed for each statement execute function %I()', changed_table, announcement);
        execute format('create trigger catalogue_changed_by_update after update on %I
            referencing new table as changed for each statement execute function %I()', changed_table, announcement);
        execute format('create trigger catalogue_changed_by_delete after delete on %I
            referencing old table as changed for each statement execute function %I()', changed_table, announcement);
    end loop;
end $$;

-- Whoever changes the catalogue locks this row first and takes the instant of the change from it. So changes of the
-- whole catalogue commit in the order of their modified_at, and a reader that asks for what changed since the last
-- modified_at it saw cannot miss a change that was under way at that moment.
create table catalogue_turn (
    one boolean primary key default true check (one),
    at timestamptz not null
);
insert into catalogue_turn (at) values (clock_timestamp());

-- Which edition of the data that ship with the server has been loaded here.
create table shipped_data (
    name text primary key,
    fingerprint text not null,
    loaded_at timestamptz not null
);
