-- People who work at a shop, the devices they work on, and who had which device when. All rows are facts; none changes.

create table staff (
    shop_id blob not null references shop (id),
    id blob not null,
    name text not null,
    role text not null check (role in ('owner', 'manager', 'staff')),
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

-- A person's PINs, of which the highest number counts.
create table staff_pin (
    shop_id blob not null,
    staff_id blob not null,
    number integer not null,
    -- Argon2id in the PHC form, salted, and peppered with a key that is not in the database.
    hash text not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, staff_id, number),
    foreign key (shop_id, staff_id) references staff (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

-- Who works here no more.
create table staff_end (
    shop_id blob not null,
    staff_id blob not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, staff_id),
    foreign key (shop_id, staff_id) references staff (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

-- An invitation for a device, shown as a QR code; its door opens once.
create table enrolment (
    shop_id blob not null references shop (id),
    id blob not null,
    -- Where the device will stand.
    at_location_id blob not null,
    name text not null,
    made_at integer not null,
    expires_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, id),
    foreign key (shop_id, at_location_id) references location (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create table device (
    shop_id blob not null,
    id blob not null,
    enrolment_id blob not null,
    location_id blob not null,
    name text not null,
    made_at integer not null,
    primary key (shop_id, id),
    unique (shop_id, enrolment_id),
    foreign key (shop_id, enrolment_id) references enrolment (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

-- Devices that may nothing any more.
create table device_end (
    shop_id blob not null,
    device_id blob not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, device_id),
    foreign key (shop_id, device_id) references device (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

-- PINs that were tried, numbered for each device and person. A try is written before the PIN is looked at, so that however
-- many come at once, each counts. Neither column refers: a person who does not exist is counted like one who does, the nil
-- person stands for "any manager", and where a machine asks, its key stands for the device.
create table pin_attempt (
    shop_id blob not null references shop (id),
    device_id blob not null,
    staff_id blob not null,
    number integer not null,
    made_at integer not null,
    primary key (shop_id, device_id, staff_id, number)
) strict, without rowid;

-- Of the tries, those that were right.
create table pin_match (
    shop_id blob not null,
    device_id blob not null,
    staff_id blob not null,
    number integer not null,
    primary key (shop_id, device_id, staff_id, number),
    foreign key (shop_id, device_id, staff_id, number) references pin_attempt (shop_id, device_id, staff_id, number)
) strict, without rowid;

-- A person at work on a device. A device's newest shift counts, until it ends or its hours are over.
create table shift (
    shop_id blob not null,
    id blob not null,
    device_id blob not null,
    staff_id blob not null,
    -- The PIN it was begun with: a new one ends what the old one began.
    pin_number integer not null,
    made_at integer not null,
    expires_at integer not null,
    primary key (shop_id, id),
    foreign key (shop_id, device_id) references device (shop_id, id),
    foreign key (shop_id, staff_id, pin_number) references staff_pin (shop_id, staff_id, number)
) strict, without rowid;

create index shift_device on shift (shop_id, device_id, id);

create table shift_end (
    shop_id blob not null,
    shift_id blob not null,
    made_at integer not null,
    primary key (shop_id, shift_id),
    foreign key (shop_id, shift_id) references shift (shop_id, id)
) strict, without rowid;
