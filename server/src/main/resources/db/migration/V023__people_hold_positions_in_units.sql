-- Organisational units, positions in them and who holds them. Whoever holds a position has its role at the centre.
create extension if not exists btree_gist;

create table staff_unit (
    id uuid primary key,
    centre text not null references centre (code),
    name text not null,
    parent_id uuid references staff_unit,
    version bigint not null default 1,
    unique (centre, name)
);
create index staff_unit_of_unit on staff_unit (parent_id);

create table staff_position (
    id uuid primary key,
    centre text not null references centre (code),
    title text not null,
    role text not null,
    unit_id uuid references staff_unit,
    places integer not null check (places > 0),
    -- [{"scope": "basic", "fte": "2/3"}]: fractions stay texts, so that thirds stay thirds.
    posts jsonb not null,
    closed_at timestamptz,
    version bigint not null default 1
);
create index staff_position_of_centre on staff_position (centre, title, id) where closed_at is null;
create index staff_position_of_unit on staff_position (unit_id);

create table staff_holder (
    id uuid primary key,
    centre text not null references centre (code),
    position_id uuid not null references staff_position,
    subject text not null,
    name text,
    since date not null,
    until date,
    version bigint not null default 1,
    constraint staff_holder_ends_after_it_begins check (until is null or until >= since),
    -- One person holds a position once on any day.
    constraint staff_holder_once_at_a_time exclude using gist (
        position_id with =, subject with =, daterange(since, until, '[]') with &&)
);
create index staff_holder_of_position on staff_holder (position_id, id);
create index staff_holder_by_subject on staff_holder (subject, centre);
