-- How often a login tried a code that connects it with a record; counted before the try, so that many at once count, too.
create table account_code_try (
    -- A digest of the login, which may belong to somebody who is erased one day.
    login_digest bytea primary key,
    since timestamptz not null,
    tries integer not null
);
create index account_code_try_by_age on account_code_try (since);
