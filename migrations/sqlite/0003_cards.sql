-- People at a shop, and their one card there. A printed card may be blank: it has a customer from its first scan on.

create table customer (
    shop_id blob not null references shop (id),
    id blob not null,
    display_name text,
    email text,
    phone text,
    locale text,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create table consent (
    shop_id blob not null,
    customer_id blob not null,
    purpose text not null,
    number integer not null,
    is_given integer not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, customer_id, purpose, number),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create table sheet (
    shop_id blob not null references shop (id),
    id blob not null,
    cards integer not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create table card (
    shop_id blob not null references shop (id),
    id blob not null,
    customer_id blob,
    sheet_id blob,
    -- The 80 random bits in the QR code, and the ten characters spoken where there is no camera.
    code blob not null,
    short_code text not null,
    -- Raising it kills every older print.
    epoch integer not null check (epoch between 0 and 255),
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, id),
    unique (shop_id, code),
    unique (shop_id, short_code),
    unique (shop_id, customer_id),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, sheet_id) references sheet (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create index card_sheet on card (shop_id, sheet_id);
