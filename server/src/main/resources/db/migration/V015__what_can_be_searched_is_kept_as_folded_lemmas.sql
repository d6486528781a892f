-- Written in the transaction that changes the catalogue, so a search never sees what a list would not. PostgreSQL knows
-- no Polish: the server finds the lemmas, without diacritics, and this is where they are kept.

create extension if not exists pg_trgm;

create table search_entry (
    -- That of the record.
    id uuid primary key,
    kind text not null,
    -- `*` where all centres share the record.
    centre text not null,
    code text not null,
    name text not null,
    description text,
    status text not null,
    -- Can be had today: existing and in the scope that the centre runs.
    available boolean not null,
    domains text[] not null,
    target_groups text[] not null,
    challenges text[] not null,
    places text[] not null,
    providers text[] not null,
    payment text,
    -- The places and all that lie around them.
    areas text[] not null,
    -- It reaches every home or the whole municipality, or nobody said where it is.
    everywhere boolean not null,
    -- Lemmas labelled by the part of the record they stand in, codes, and the centre as `in:gorno`.
    terms tsvector not null,
    -- The searchable texts with the lemmas of each word: what a match is judged and explained by.
    passages text not null,
    -- What else the entry is made of; when that changes, the entry is made anew.
    refers text[] not null,
    version bigint not null,
    format integer not null
);
create index search_entry_by_term on search_entry using gin (terms);
create index search_entry_by_reference on search_entry using gin (refers);

-- In how many entries a term stands. `*` stands in all.
create table search_term (
    term text collate "C" primary key,
    entries bigint not null
);

-- The words of the catalogue, folded and as shown, to find what a misspelt one was meant to be.
create table search_word (
    word text collate "C" primary key,
    shown text not null
);
create index search_word_by_likeness on search_word using gin (word gin_trgm_ops);

-- What a text may go on with, by the folded text from each of its words on.
create table search_suggestion (
    entry uuid not null references search_entry (id) on delete cascade,
    centre text not null,
    key text collate "C" not null,
    -- 0 when the key is the whole text, else the number of words left out before it.
    skipped integer not null,
    primary key (entry, skipped)
);
create index search_suggestion_by_key on search_suggestion (centre, key);

-- Names of places as they are said: any of the forms begins the name.
create table search_place (
    entry uuid primary key references search_entry (id) on delete cascade,
    centre text not null,
    code text not null,
    name text not null,
    kind text not null,
    ancestors text[] not null,
    forms text[] not null
);
create index search_place_by_form on search_place using gin (forms);

-- What a centre adds to the everyday words that ship with the server.
create table search_vocabulary (
    centre text primary key references centre (code),
    words jsonb not null,
    version bigint not null
);
