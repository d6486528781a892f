-- As before, but what is shown inside a service counts whole: places of its organization, programmes of its organization,
-- where it comes to when it is given at home, and what is above its providers and target groups. And it says what can be
-- had today: what exists, in the scope that the centre runs.

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
                where centre = service.centre and (code = any (service.providers) or places && service.places
                    or code in (select parent from organisation as provider
                        where provider.centre = service.centre and provider.code = any (service.providers)))),
            (select greatest(centre.modified_at, max(organisation.modified_at))
                from centre left join organisation
                    on organisation.centre = centre.code
                    and organisation.code = centre.document -> 'organisation' ->> 'code'
                where centre.code = service.centre
                group by centre.id),
            (select max(modified_at) from place where centre = service.centre and code = any (service.places)),
            (select max(place.modified_at)
                from centre
                join organisation on organisation.centre = centre.code
                    and organisation.code in (
                        service.document -> 'operator' ->> 'code', centre.document -> 'organisation' ->> 'code')
                join place on place.centre = centre.code and place.code = any (organisation.places)
                where centre.code = service.centre),
            case when service.delivery = 'client-home' then
                (select place.modified_at
                    from centre join place
                        on place.centre = centre.code and place.code = centre.document -> 'place' ->> 'code'
                    where centre.code = service.centre) end,
            (select max(modified_at) from target_group
                where centre = service.centre and (code = any (service.target_groups)
                    or code in (service.document -> 'priorityGroup' ->> 'code', service.document -> 'age' ->> 'appliesTo')
                    or code in (select reduction -> 'targetGroup' ->> 'code'
                        from jsonb_array_elements(service.document -> 'payment' -> 'reductions') as reduction)
                    or code in (select parent from target_group as child
                        where child.centre = service.centre and child.code = any (service.target_groups)))),
            (select max(modified_at) from challenge where centre = service.centre and code = any (service.challenges)),
            (select max(modified_at) from service_domain where code = any (service.domains)),
            case when service.parent is not null then
                (select modified_at from service as programme
                    where programme.id = programme_of(service.centre, service.code)) end,
            (select max(programme.modified_at)
                from service as programme
                join centre on centre.code = programme.centre
                where programme.centre = service.centre and programme.kind = 'programme'
                    and coalesce(programme.document -> 'operator' ->> 'code', centre.document -> 'organisation' ->> 'code', '')
                        in (coalesce(service.document -> 'operator' ->> 'code', ''),
                            coalesce(centre.document -> 'organisation' ->> 'code', '')))) as last_modified,
        service.status = 'existing' and service.gone_at is null
            and (service.scopes = '{}' or coalesce(
                (select active_scope from centre where code = service.centre) = any (service.scopes), false)) as available
    from service;
