-- Unlogged: after a crash of the database everybody starts a new minute. Keys are digests, never addresses or subjects.
create unlogged table request_count (
    key text primary key,
    minute bigint not null,
    count bigint not null
) with (fillfactor = 50);
create index request_count_by_minute on request_count (minute);
