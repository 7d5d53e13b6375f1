-- What the owner's numbers begin with: tiles, each a metric in a shape. Each change is a set of rows of its own; the highest
-- number counts, also one without a tile: then the office shows its own.

create table office_setting (
    shop_id uuid not null references shop (id),
    number bigint not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create table office_tile (
    shop_id uuid not null,
    number bigint not null,
    position bigint not null,
    metric text not null,
    shape text not null check (shape in ('number', 'line', 'bars', 'table', 'goal')),
    primary key (shop_id, number, position),
    foreign key (shop_id, number) references office_setting (shop_id, number)
);

create policy shops_of_transaction on office_setting to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on office_setting to current_user using (true);
alter table office_setting enable row level security;
alter table office_setting force row level security;
grant select, insert on office_setting to timbro_app;

create policy shops_of_transaction on office_tile to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on office_tile to current_user using (true);
alter table office_tile enable row level security;
alter table office_tile force row level security;
grant select, insert on office_tile to timbro_app;
