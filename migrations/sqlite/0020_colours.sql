-- The colour of a shop's stamp. Each change is a row; the highest number counts, and one without a colour takes it away.

create table shop_colour (
    shop_id blob not null references shop (id),
    number integer not null,
    -- As it was given, such as #a63a24; what is shown is made of it.
    colour text,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;
