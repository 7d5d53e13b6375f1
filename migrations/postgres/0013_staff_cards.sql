-- The card that a person who works here has as a customer: nobody serves themselves. Of a person's links the highest number
-- counts; one to no card says that there is none any more.

create table staff_card (
    shop_id uuid not null,
    staff_id uuid not null,
    number bigint not null,
    card_id uuid,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, staff_id, number),
    foreign key (shop_id, staff_id) references staff (shop_id, id),
    foreign key (shop_id, card_id) references card (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

-- When a device last asked for something, to ten minutes.
create table device_seen (
    shop_id uuid not null,
    device_id uuid not null,
    seen_at bigint not null,
    primary key (shop_id, device_id),
    foreign key (shop_id, device_id) references device (shop_id, id)
);

-- How many digits a PIN has, so that the pad knows when it is whole. Of an older PIN it is not known.
alter table staff_pin add column digits bigint;

create policy shops_of_transaction on staff_card to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on staff_card to current_user using (true);
alter table staff_card enable row level security;
alter table staff_card force row level security;
grant select, insert on staff_card to timbro_app;

create policy shops_of_transaction on device_seen to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on device_seen to current_user using (true);
alter table device_seen enable row level security;
alter table device_seen force row level security;
grant select, insert, update on device_seen to timbro_app;
