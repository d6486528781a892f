-- With the rights of their owner, so that the server needs none on the history besides reading it.
alter function keep_new_version() security definer set search_path = public, pg_temp;
alter function keep_first_version() security definer set search_path = public, pg_temp;
