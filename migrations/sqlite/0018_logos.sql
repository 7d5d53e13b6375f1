-- A shop's picture of itself. Each change is a row; the highest number counts, and one without a picture takes it away.

create table shop_logo (
    shop_id blob not null references shop (id),
    number integer not null,
    -- Made by timbro from what was sent in, so that nothing else is in it.
    png blob,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;
