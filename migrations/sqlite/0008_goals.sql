-- What the owner wants a metric to reach, and by when. Each change is a set of rows of its own; the highest number of a
-- metric counts, and may say that the goal was dropped.

create table goal (
    shop_id blob not null references shop (id),
    metric text not null,
    number integer not null,
    is_dropped integer not null,
    -- Null where it was dropped.
    target real,
    -- As days since 1970.
    due_on integer,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, metric, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create table goal_milestone (
    shop_id blob not null,
    metric text not null,
    number integer not null,
    position integer not null,
    target real not null,
    due_on integer not null,
    primary key (shop_id, metric, number, position),
    foreign key (shop_id, metric, number) references goal (shop_id, metric, number)
) strict, without rowid;
