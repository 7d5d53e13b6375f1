-- How the shop counts for its numbers: the window, the end of its day, its closed spells. Each change is a set of rows of
-- its own; the highest number counts.

create table retention_setting (
    shop_id blob not null references shop (id),
    number integer not null,
    window_kind text not null check (window_kind in ('preset', 'auto', 'days')),
    -- For `days`.
    window_days integer,
    day_end_minutes integer not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

-- The first and the last closed day, as days since 1970.
create table retention_closure (
    shop_id blob not null,
    number integer not null,
    position integer not null,
    first_day integer not null,
    last_day integer not null,
    name text,
    primary key (shop_id, number, position),
    foreign key (shop_id, number) references retention_setting (shop_id, number)
) strict, without rowid;
