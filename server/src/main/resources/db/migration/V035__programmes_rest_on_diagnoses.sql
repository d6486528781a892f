-- What a centre plans: diagnoses of needs, programmes that rest on them, and what people said of these. `document` is
-- what was written; services, target groups and domains stand in it as codes.

create table diagnosis (
    id uuid primary key,
    centre text not null references centre (code),
    version bigint not null default 1,
    document jsonb not null,
    -- None: a centre outside the Act that has set no term.
    expires_on date,
    warns_on date,
    updates uuid constraint diagnosis_updates references diagnosis (id),
    modified_at timestamptz not null
);
create index diagnosis_of_centre on diagnosis (centre, id desc);
create index diagnosis_by_update on diagnosis (updates, id desc);

create table programme (
    id uuid primary key,
    centre text not null references centre (code)
);

create table programme_version (
    programme uuid not null references programme (id),
    number integer not null,
    centre text not null references centre (code),
    -- Of the draft: counts its changes.
    version bigint not null default 1,
    document jsonb not null,
    -- Whoever wrote in the draft.
    authors text[] not null,
    diagnosis uuid constraint programme_diagnosis references diagnosis (id),
    succeeds uuid references programme (id),
    starts_on date,
    ends_on date,
    modified_at timestamptz not null,
    -- Set by the adoption: from then on only the ending may be added.
    adopted_at timestamptz,
    adopted_on date,
    adopted_by text,
    resolution text,
    -- As it was adopted, with the names of that day.
    adopted jsonb,
    -- Whether it is the latest that was adopted.
    current boolean not null default false,
    ended_on date,
    ending jsonb,
    primary key (programme, number),
    check (adopted_at is null or (adopted_on is not null and adopted is not null and starts_on is not null
        and ends_on is not null))
);
create unique index programme_draft on programme_version (programme) where adopted_at is null;
create unique index programme_current on programme_version (programme) where current;
create index programme_of_centre on programme_version (centre, programme desc) where current;
create index programme_draft_of_centre on programme_version (centre, programme desc) where adopted_at is null;
create index programme_by_diagnosis on programme_version (diagnosis);

-- What was adopted is history.
create function keep_what_was_adopted() returns trigger language plpgsql as $$
begin
    if old.adopted_at is not null and (tg_op = 'DELETE'
        or to_jsonb(new) - array['current', 'ended_on', 'ending', 'modified_at']
            <> to_jsonb(old) - array['current', 'ended_on', 'ending', 'modified_at']) then
        raise exception 'an adopted programme is not changed';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger adopted_stays before update or delete on programme_version
    for each row execute function keep_what_was_adopted();

create table programme_consultation (
    id uuid primary key,
    programme uuid not null constraint consultation_programme references programme (id),
    centre text not null references centre (code),
    version bigint not null default 1,
    document jsonb not null,
    modified_at timestamptz not null
);
create index consultation_of_programme on programme_consultation (programme, id desc);
