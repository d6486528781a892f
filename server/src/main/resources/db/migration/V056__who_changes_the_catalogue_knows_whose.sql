-- The instance that changed a catalogue must not answer from its memory even once before it hears its own announcement:
-- the transaction collects whose catalogues it changed, and whoever made it asks before it commits.

create function remember_change(centre text) returns void language plpgsql as $$
declare
    changed text := coalesce(current_setting('open_cus.changed', true), '');
begin
    if not centre = any(string_to_array(changed, ',')) then
        perform set_config('open_cus.changed', concat_ws(',', nullif(changed, ''), centre), true);
    end if;
end $$;

create or replace function centre_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('catalogue_changed', changed_centre.centre), remember_change(changed_centre.centre)
        from (select distinct changed.centre from changed) as changed_centre;
    return null;
end $$;

create or replace function everything_changed() returns trigger language plpgsql as $$
begin
    if exists (select 1 from changed) then
        perform pg_notify('catalogue_changed', '*'), remember_change('*');
    end if;
    return null;
end $$;
