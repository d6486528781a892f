-- What a centre lets a role do, where it is not what roles.json ships.
create table role_scopes (
    centre text not null references centre (code),
    role text not null,
    scopes text[] not null,
    version bigint not null,
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (centre, role)
);
