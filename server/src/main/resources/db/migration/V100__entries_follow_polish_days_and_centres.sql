-- Days are those of Poland: what was changed after midnight there was changed on the new day.
drop index service_by_confirmation;
create or replace function unconfirmed_since(document jsonb, modified_at timestamptz) returns date
language sql immutable parallel safe as $$
    select coalesce(
        cast(document #>> '{confirmation,on}' as date), cast(modified_at at time zone 'Europe/Warsaw' as date))
$$;
create index service_by_confirmation on service (centre, unconfirmed_since(document, modified_at), id)
    where gone_at is null and status in ('existing', 'planned');

-- A confirmation takes the open proposals of its service along to the next version.
create index service_proposal_open_of_service on service_proposal (service) where state = 'open';

-- The term of a diagnosis depends on whether its centre works under the Act, which may change after it was written.
alter table diagnosis drop column expires_on, drop column warns_on;
