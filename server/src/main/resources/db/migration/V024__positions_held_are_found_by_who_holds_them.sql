-- The constraint's own index held the subject by itself, and was taken for looking up what somebody holds, although it
-- has to be read whole for that. Position and subject as one value keep it for what it is there for.
alter table staff_holder drop constraint staff_holder_once_at_a_time;
alter table staff_holder add constraint staff_holder_once_at_a_time exclude using gist (
    (position_id::text || ' ' || subject) with =, daterange(since, until, '[]') with &&);
