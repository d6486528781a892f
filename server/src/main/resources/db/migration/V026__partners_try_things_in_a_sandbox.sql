-- A sandbox is a centre that does not exist, beside the centre that made it for one partner. Lists over all centres leave
-- it out. One partner has one sandbox at a centre.
alter table centre add column sandbox_of text, add column sandbox_for text;
create unique index sandbox_of_partner on centre (sandbox_of, sandbox_for) where sandbox_of is not null;
