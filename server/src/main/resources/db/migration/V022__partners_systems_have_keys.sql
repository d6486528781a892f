-- Keys of partners' systems. A key is found by its name, which stands in clear in it; of the rest only a digest is kept.
create table api_key (
    id uuid primary key,
    centre text not null references centre (code),
    key_name text not null unique,
    environment text not null,
    name text not null,
    organisation text,
    scopes text[] not null,
    created_at timestamptz not null,
    created_by text not null,
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz,
    version bigint not null default 1
);
create index api_key_of_centre on api_key (centre, id desc);

-- SHA-256 of the whole key: it holds 190 random bits, so there is nothing to guess that a slow hash would make slower.
create table api_key_secret (
    key_id uuid not null references api_key,
    digest bytea not null,
    -- Until when it works; the newest one has no end of its own.
    valid_until timestamptz,
    primary key (key_id, digest)
);
create unique index api_key_has_one_newest_secret on api_key_secret (key_id) where valid_until is null;
