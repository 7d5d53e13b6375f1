-- When a shop is open. Each change is a set of rows of its own; the highest number counts, and a set without spells says
-- nothing.

create table shop_hours (
    shop_id blob not null references shop (id),
    number integer not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

-- Minutes after midnight. What closes no later than it opens closes on the next day.
create table shop_hours_spell (
    shop_id blob not null,
    number integer not null,
    position integer not null,
    weekday integer not null check (weekday between 1 and 7),
    opens_minutes integer not null,
    closes_minutes integer not null,
    primary key (shop_id, number, position),
    foreign key (shop_id, number) references shop_hours (shop_id, number)
) strict, without rowid;
