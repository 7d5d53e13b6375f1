-- Programs "buy X get Y": what they are, the versions of their rules, and whether they run. All rows are facts; none changes.

create table program (
    shop_id blob not null references shop (id),
    id blob not null,
    name text not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create table program_version (
    shop_id blob not null,
    program_id blob not null,
    version integer not null,
    earn_kind text not null check (earn_kind in ('visit', 'unit', 'spend')),
    -- Minor units of money for one stamp, where stamps are earned by spending.
    per_minor integer,
    -- Whether the program has limits of its own in place of the code's; each is none where null.
    has_limits integer not null,
    cool_down_minutes integer,
    per_day integer,
    -- Days of the shop after which a stamp is no longer good; null for never.
    stamp_valid_days integer,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, program_id, version),
    foreign key (shop_id, program_id) references program (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create table program_reward (
    shop_id blob not null,
    program_id blob not null,
    version integer not null,
    stamps integer not null check (stamps > 0),
    title text not null,
    valid_days integer,
    primary key (shop_id, program_id, version, stamps),
    foreign key (shop_id, program_id, version) references program_version (shop_id, program_id, version)
) strict, without rowid;

create table program_status (
    shop_id blob not null,
    program_id blob not null,
    number integer not null,
    status text not null check (status in ('running', 'paused', 'ended')),
    reason text,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, program_id, number),
    foreign key (shop_id, program_id) references program (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;
