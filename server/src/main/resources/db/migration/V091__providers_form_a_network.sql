-- Support that was given and states of development are history, too.
drop trigger said_stays on provider_record;
create trigger said_stays before update on provider_record
    for each row when (old.kind in
        ('contract-report', 'commissioning-decision', 'provider-support', 'provider-development'))
    execute function keep_what_was_said();
