-- The card that a person who works here has as a customer: nobody serves themselves. Of a person's links the highest number
-- counts; one to no card says that there is none any more.

create table staff_card (
    shop_id blob not null,
    staff_id blob not null,
    number integer not null,
    card_id blob,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, staff_id, number),
    foreign key (shop_id, staff_id) references staff (shop_id, id),
    foreign key (shop_id, card_id) references card (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

-- When a device last asked for something, to ten minutes.
create table device_seen (
    shop_id blob not null,
    device_id blob not null,
    seen_at integer not null,
    primary key (shop_id, device_id),
    foreign key (shop_id, device_id) references device (shop_id, id)
) strict, without rowid;

-- How many digits a PIN has, so that the pad knows when it is whole. Of an older PIN it is not known.
alter table staff_pin add column digits integer;
