-- People at a shop, and their one card there. A printed card may be blank: it has a customer from its first scan on.

create table customer (
    shop_id uuid not null references shop (id),
    id uuid not null,
    display_name text,
    email text,
    phone text,
    locale text,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create table consent (
    shop_id uuid not null,
    customer_id uuid not null,
    purpose text not null,
    number bigint not null,
    is_given boolean not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, customer_id, purpose, number),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create table sheet (
    shop_id uuid not null references shop (id),
    id uuid not null,
    cards bigint not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create table card (
    shop_id uuid not null references shop (id),
    id uuid not null,
    customer_id uuid,
    sheet_id uuid,
    -- The 80 random bits in the QR code, and the ten characters spoken where there is no camera.
    code bytea not null,
    short_code text not null,
    -- Raising it kills every older print.
    epoch bigint not null check (epoch between 0 and 255),
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    unique (shop_id, code),
    unique (shop_id, short_code),
    unique (shop_id, customer_id),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, sheet_id) references sheet (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create index card_sheet on card (shop_id, sheet_id);

create policy shops_of_transaction on customer to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on customer to current_user using (true);
alter table customer enable row level security;
alter table customer force row level security;
grant select, insert, update on customer to timbro_app;

create policy shops_of_transaction on consent to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on consent to current_user using (true);
alter table consent enable row level security;
alter table consent force row level security;
grant select, insert on consent to timbro_app;

create policy shops_of_transaction on sheet to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on sheet to current_user using (true);
alter table sheet enable row level security;
alter table sheet force row level security;
grant select, insert on sheet to timbro_app;

create policy shops_of_transaction on card to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on card to current_user using (true);
alter table card enable row level security;
alter table card force row level security;
grant select, insert, update on card to timbro_app;
