-- The list that is asked for most: what can be had now, by name. A catalogue may hold many plans and ideas beside it.
create index service_existing_by_name on service (centre, sort_key, id) where status = 'existing' and gone_at is null;
create index service_existing_by_name_anywhere on service (sort_key, id) where status = 'existing' and gone_at is null;

-- A filter by place takes all that lies in the place.
create index place_by_parent on place (centre, parent) where parent is not null;
