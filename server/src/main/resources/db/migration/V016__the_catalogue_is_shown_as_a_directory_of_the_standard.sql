-- The catalogue as Open Referral HSDS sees it. Views only: whatever writes the catalogue, the directory follows.

-- The id of something that has no record of its own, the same in every installation: UUIDv7 in layout, the time is that
-- of imported records, the random bits come from SHA-256 of its path.
create or replace function derived_id(path text) returns uuid language sql immutable strict parallel safe as $$
    select cast(
        '017eb294-c000-7' || substr(hex, 14, 3)
        || '-' || substr('89ab', ((get_byte(hash, 8) >> 4) & 3) + 1, 1) || substr(hex, 18, 3)
        || '-' || substr(hex, 21, 12) as uuid)
    from (select hash, encode(hash, 'hex') as hex from (select sha256(convert_to(path, 'UTF8')) as hash) as hashed) as read
$$;

-- Metres between two points on a sphere; good enough for "near".
create or replace function metres_between(lat_a float8, lon_a float8, lat_b float8, lon_b float8)
returns float8 language sql immutable strict parallel safe as $$
    select 2 * 6371000 * asin(least(1, sqrt(
        sin(radians(lat_b - lat_a) / 2) ^ 2
        + cos(radians(lat_a)) * cos(radians(lat_b)) * sin(radians(lon_b - lon_a) / 2) ^ 2)))
$$;

-- The programme that a service belongs to: the nearest entry of that kind, itself or above it.
create or replace function programme_of(the_centre text, the_code text) returns uuid language sql stable strict parallel safe as $$
    with recursive above (id, kind, parent, step) as (
        select id, kind, parent, 0 from service
        where centre = the_centre and code = the_code
        union all
        select service.id, service.kind, service.parent, above.step + 1
        from above join service on service.centre = the_centre and service.code = above.parent
        where above.kind <> 'programme' and above.step < 10 and service.gone_at is null
    )
    select id from above where kind = 'programme' order by step limit 1
$$;

-- What stands for the centre among organisations: the one that its documents name, else the centre itself.
create or replace view directory_centre as
    select centre.*, coalesce(organisation.id, centre.id) as organization_id, organisation.code as organisation
    from centre left join organisation
        on organisation.centre = centre.code
        and organisation.code = centre.document -> 'organisation' ->> 'code'
        and organisation.gone_at is null;

create or replace view directory_organisation as
    select id, centre, code, name, sort_key, kind, parent, places, document, modified_at
    from organisation where gone_at is null
    union all
    select id, code, code, name, sort_key, null, null, '{}', document, modified_at
    from directory_centre where organisation is null and gone_at is null;

-- A change of what is shown inside a service is a change of the service.
create or replace view directory_service as
    select service.*,
        coalesce(
            (select id from organisation
                where centre = service.centre and code = service.document -> 'operator' ->> 'code' and gone_at is null),
            (select organization_id from directory_centre where code = service.centre)) as organization_id,
        programme_of(service.centre, service.code) as programme_id,
        greatest(
            service.modified_at,
            (select max(modified_at) from organisation
                where centre = service.centre and code = any (service.providers)),
            (select greatest(centre.modified_at, max(organisation.modified_at))
                from centre left join organisation
                    on organisation.centre = centre.code
                    and organisation.code = centre.document -> 'organisation' ->> 'code'
                where centre.code = service.centre
                group by centre.id),
            (select max(modified_at) from place where centre = service.centre and code = any (service.places)),
            (select max(modified_at) from target_group
                where centre = service.centre and code = any (service.target_groups)),
            (select max(modified_at) from challenge where centre = service.centre and code = any (service.challenges)),
            (select max(modified_at) from service_domain where code = any (service.domains)),
            (select modified_at from service as programme
                where programme.id = programme_of(service.centre, service.code))) as last_modified
    from service;

-- A municipality or a voivodeship is an area where a service is given, not a place to go to.
create or replace view directory_service_at_place as
    select derived_id(service.centre || '/service-at-location/' || service.code || '/' || place.code) as id,
        service.centre, service.id as service_id, place.id as place_id, place.code as place,
        place.sort_key as place_sort_key, place.document as place_document
    from service
    cross join unnest(service.places) as given (place)
    join place on place.centre = service.centre and place.code = given.place
    where place.gone_at is null and place.kind not in ('municipality', 'voivodeship');
