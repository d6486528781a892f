-- The name of a member of staff, or else the title of their latest position; nothing for somebody who never held one.
create function staff_name(centre text, subject text) returns text language sql stable as $$
    select coalesce(h.name, p.title) from staff_holder h join staff_position p on p.id = h.position_id
    where h.subject = $2 and h.centre = $1 order by h.since desc, h.id desc limit 1
$$;
