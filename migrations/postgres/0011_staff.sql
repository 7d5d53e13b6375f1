-- People who work at a shop, the devices they work on, and who had which device when. All rows are facts; none changes.

create table staff (
    shop_id uuid not null references shop (id),
    id uuid not null,
    name text not null,
    role text not null check (role in ('owner', 'manager', 'staff')),
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

-- A person's PINs, of which the highest number counts.
create table staff_pin (
    shop_id uuid not null,
    staff_id uuid not null,
    number bigint not null,
    -- Argon2id in the PHC form, salted, and peppered with a key that is not in the database.
    hash text not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, staff_id, number),
    foreign key (shop_id, staff_id) references staff (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

-- Who works here no more.
create table staff_end (
    shop_id uuid not null,
    staff_id uuid not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, staff_id),
    foreign key (shop_id, staff_id) references staff (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

-- An invitation for a device, shown as a QR code; its door opens once.
create table enrolment (
    shop_id uuid not null references shop (id),
    id uuid not null,
    -- Where the device will stand.
    at_location_id uuid not null,
    name text not null,
    made_at bigint not null,
    expires_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    foreign key (shop_id, at_location_id) references location (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create table device (
    shop_id uuid not null,
    id uuid not null,
    enrolment_id uuid not null,
    location_id uuid not null,
    name text not null,
    made_at bigint not null,
    primary key (shop_id, id),
    unique (shop_id, enrolment_id),
    foreign key (shop_id, enrolment_id) references enrolment (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

-- Devices that may nothing any more.
create table device_end (
    shop_id uuid not null,
    device_id uuid not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, device_id),
    foreign key (shop_id, device_id) references device (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

-- PINs that were tried, numbered for each device and person. A try is written before the PIN is looked at, so that however
-- many come at once, each counts. Neither column refers: a person who does not exist is counted like one who does, the nil
-- person stands for "any manager", and where a machine asks, its key stands for the device.
create table pin_attempt (
    shop_id uuid not null references shop (id),
    device_id uuid not null,
    staff_id uuid not null,
    number bigint not null,
    made_at bigint not null,
    primary key (shop_id, device_id, staff_id, number)
);

-- Of the tries, those that were right.
create table pin_match (
    shop_id uuid not null,
    device_id uuid not null,
    staff_id uuid not null,
    number bigint not null,
    primary key (shop_id, device_id, staff_id, number),
    foreign key (shop_id, device_id, staff_id, number) references pin_attempt (shop_id, device_id, staff_id, number)
);

-- A person at work on a device. A device's newest shift counts, until it ends or its hours are over.
create table shift (
    shop_id uuid not null,
    id uuid not null,
    device_id uuid not null,
    staff_id uuid not null,
    -- The PIN it was begun with: a new one ends what the old one began.
    pin_number bigint not null,
    made_at bigint not null,
    expires_at bigint not null,
    primary key (shop_id, id),
    foreign key (shop_id, device_id) references device (shop_id, id),
    foreign key (shop_id, staff_id, pin_number) references staff_pin (shop_id, staff_id, number)
);

create index shift_device on shift (shop_id, device_id, id);

create table shift_end (
    shop_id uuid not null,
    shift_id uuid not null,
    made_at bigint not null,
    primary key (shop_id, shift_id),
    foreign key (shop_id, shift_id) references shift (shop_id, id)
);

create policy shops_of_transaction on staff to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on staff to current_user using (true);
alter table staff enable row level security;
alter table staff force row level security;
grant select, insert on staff to timbro_app;

create policy shops_of_transaction on staff_pin to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on staff_pin to current_user using (true);
alter table staff_pin enable row level security;
alter table staff_pin force row level security;
grant select, insert on staff_pin to timbro_app;

create policy shops_of_transaction on staff_end to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on staff_end to current_user using (true);
alter table staff_end enable row level security;
alter table staff_end force row level security;
grant select, insert on staff_end to timbro_app;

create policy shops_of_transaction on enrolment to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on enrolment to current_user using (true);
alter table enrolment enable row level security;
alter table enrolment force row level security;
grant select, insert on enrolment to timbro_app;

create policy shops_of_transaction on device to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on device to current_user using (true);
alter table device enable row level security;
alter table device force row level security;
grant select, insert on device to timbro_app;

create policy shops_of_transaction on device_end to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on device_end to current_user using (true);
alter table device_end enable row level security;
alter table device_end force row level security;
grant select, insert on device_end to timbro_app;

create policy shops_of_transaction on pin_attempt to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on pin_attempt to current_user using (true);
alter table pin_attempt enable row level security;
alter table pin_attempt force row level security;
grant select, insert on pin_attempt to timbro_app;

create policy shops_of_transaction on pin_match to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on pin_match to current_user using (true);
alter table pin_match enable row level security;
alter table pin_match force row level security;
grant select, insert on pin_match to timbro_app;

create policy shops_of_transaction on shift to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on shift to current_user using (true);
alter table shift enable row level security;
alter table shift force row level security;
grant select, insert on shift to timbro_app;

create policy shops_of_transaction on shift_end to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on shift_end to current_user using (true);
alter table shift_end enable row level security;
alter table shift_end force row level security;
grant select, insert on shift_end to timbro_app;
