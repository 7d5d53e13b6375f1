-- How the shop counts for its numbers: the window, the end of its day, its closed spells. Each change is a set of rows of
-- its own; the highest number counts.

create table retention_setting (
    shop_id uuid not null references shop (id),
    number bigint not null,
    window_kind text not null check (window_kind in ('preset', 'auto', 'days')),
    -- For `days`.
    window_days bigint,
    day_end_minutes bigint not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

-- The first and the last closed day, as days since 1970.
create table retention_closure (
    shop_id uuid not null,
    number bigint not null,
    position bigint not null,
    first_day bigint not null,
    last_day bigint not null,
    name text,
    primary key (shop_id, number, position),
    foreign key (shop_id, number) references retention_setting (shop_id, number)
);

create policy shops_of_transaction on retention_setting to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on retention_setting to current_user using (true);
alter table retention_setting enable row level security;
alter table retention_setting force row level security;
grant select, insert on retention_setting to timbro_app;

create policy shops_of_transaction on retention_closure to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on retention_closure to current_user using (true);
alter table retention_closure enable row level security;
alter table retention_closure force row level security;
grant select, insert on retention_closure to timbro_app;
