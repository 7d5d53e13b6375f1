-- The colour of a shop's stamp. Each change is a row; the highest number counts, and one without a colour takes it away.

create table shop_colour (
    shop_id uuid not null references shop (id),
    number bigint not null,
    -- As it was given, such as #a63a24; what is shown is made of it.
    colour text,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create policy shops_of_transaction on shop_colour to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on shop_colour to current_user using (true);
alter table shop_colour enable row level security;
alter table shop_colour force row level security;
grant select, insert on shop_colour to timbro_app;
