-- What the owner's numbers begin with: tiles, each a metric in a shape. Each change is a set of rows of its own; the highest
-- number counts, also one without a tile: then the office shows its own.

create table office_setting (
    shop_id blob not null references shop (id),
    number integer not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create table office_tile (
    shop_id blob not null,
    number integer not null,
    position integer not null,
    metric text not null,
    shape text not null check (shape in ('number', 'line', 'bars', 'table', 'goal')),
    primary key (shop_id, number, position),
    foreign key (shop_id, number) references office_setting (shop_id, number)
) strict, without rowid;
