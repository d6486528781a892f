create index audit_entry_of_operation on audit_entry (centre, operation, id desc);
create index audit_entry_refused on audit_entry (centre, id desc) where outcome = 'refused';
create index privacy_request_by_kind on privacy_request (centre, kind, id desc);
-- An erasure looks for both sides of a merge, undone ones included.
create index resident_merge_by_duplicate on resident_merge (duplicate);
