-- A version may bring another name. It has an id and says whether the program ran, so that whoever repeats the request that made it
-- is told what they were told at first. Versions from before have none of these.

alter table program_version add column id uuid;
alter table program_version add column name text;
alter table program_version add column status text check (status in ('running', 'paused', 'ended'));
create unique index program_version_by_id on program_version (shop_id, id);
