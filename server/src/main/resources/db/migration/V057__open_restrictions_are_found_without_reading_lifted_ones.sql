create index processing_restriction_open on processing_restriction (resident_id) where lifted_at is null;
