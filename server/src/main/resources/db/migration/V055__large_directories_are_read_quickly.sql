-- A directory of 100 000 services is listed, followed and taken as a whole without looking at each of them for nothing.

create index service_not_gone_by_name on service (centre, sort_key, id) where gone_at is null;

-- When anything last changed that services of a centre show besides themselves; none of them, by that, changed later.
create function surroundings_changed_at(the_centre text) returns timestamptz language sql stable strict parallel safe as $$
    select greatest(
        (select max(modified_at) from centre where code = the_centre),
        (select max(modified_at) from organisation where centre = the_centre),
        (select max(modified_at) from place where centre = the_centre),
        (select max(modified_at) from target_group where centre = the_centre),
        (select max(modified_at) from challenge where centre = the_centre),
        (select max(modified_at) from service_domain),
        (select max(modified_at) from service where centre = the_centre and kind = 'programme'))
$$;

create index service_programme_by_change on service (centre, modified_at) where kind = 'programme';

-- As before, but for the programme: it is looked for only where something is above the service.
drop view directory_service;
create view directory_service as
    select service.*,
        coalesce(
            (select id from organisation
                where centre = service.centre and code = service.document -> 'operator' ->> 'code' and gone_at is null),
            (select organization_id from directory_centre where code = service.centre)) as organization_id,
        case when service.kind = 'programme' then service.id
            when service.parent is not null then programme_of(service.centre, service.code) end as programme_id,
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
            case when service.parent is not null then
                (select modified_at from service as programme
                    where programme.id = programme_of(service.centre, service.code)) end) as last_modified
    from service;
