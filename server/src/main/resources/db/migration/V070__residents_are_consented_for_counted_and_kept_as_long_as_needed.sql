-- Who agreed: the resident, or somebody on the ground of a representation, which goes when that person is erased.
alter table consent add column given_by text not null default 'resident' check (given_by in ('resident', 'representative'));
alter table consent add column given_through uuid references resident_representation on delete set null;
create index consent_given_through on consent (given_through) where given_through is not null;

-- What nobody can decide any more, because the person was erased meanwhile.
alter table privacy_request drop constraint privacy_request_status_check;
alter table privacy_request add constraint privacy_request_status_check
    check (status in ('open', 'granted', 'refused', 'postponed', 'lapsed'));
update privacy_request q set status = 'lapsed', decided_at = coalesce(q.decided_at, r.erased_at)
from resident r
where r.id = q.resident_id and r.erased_at is not null and q.status in ('open', 'postponed');

-- A retention is written once; one that was recorded by mistake is corrected by a later row.
alter table retention add column version bigint not null default 1;
alter table retention add column corrects uuid references retention;
create unique index retention_correction on retention (corrects, version) where corrects is not null;

-- A household without any member is nobody's.
delete from household h where not exists (select from household_member m where m.household_id = h.id);
