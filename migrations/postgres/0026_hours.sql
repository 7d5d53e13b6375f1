-- When a shop is open. Each change is a set of rows of its own; the highest number counts, and a set without spells says
-- nothing.

create table shop_hours (
    shop_id uuid not null references shop (id),
    number bigint not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

-- Minutes after midnight. What closes no later than it opens closes on the next day.
create table shop_hours_spell (
    shop_id uuid not null,
    number bigint not null,
    position bigint not null,
    weekday bigint not null check (weekday between 1 and 7),
    opens_minutes bigint not null,
    closes_minutes bigint not null,
    primary key (shop_id, number, position),
    foreign key (shop_id, number) references shop_hours (shop_id, number)
);

create policy shops_of_transaction on shop_hours to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on shop_hours to current_user using (true);
alter table shop_hours enable row level security;
alter table shop_hours force row level security;
grant select, insert on shop_hours to timbro_app;

create policy shops_of_transaction on shop_hours_spell to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on shop_hours_spell to current_user using (true);
alter table shop_hours_spell enable row level security;
alter table shop_hours_spell force row level security;
grant select, insert on shop_hours_spell to timbro_app;

-- Counters are renamed, and people get another name or role; the audit log keeps who said so, and when.
grant update (name) on location to timbro_app;
grant update (name, role) on staff to timbro_app;
