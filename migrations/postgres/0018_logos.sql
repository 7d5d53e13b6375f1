-- A shop's picture of itself. Each change is a row; the highest number counts, and one without a picture takes it away.

create table shop_logo (
    shop_id uuid not null references shop (id),
    number bigint not null,
    -- Made by timbro from what was sent in, so that nothing else is in it.
    png bytea,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create policy shops_of_transaction on shop_logo to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on shop_logo to current_user using (true);
alter table shop_logo enable row level security;
alter table shop_logo force row level security;
grant select, insert on shop_logo to timbro_app;
