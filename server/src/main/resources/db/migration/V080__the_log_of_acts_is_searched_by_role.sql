create index audit_entry_of_role on audit_entry using gin (roles);
