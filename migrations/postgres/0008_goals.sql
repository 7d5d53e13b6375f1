-- What the owner wants a metric to reach, and by when. Each change is a set of rows of its own; the highest number of a
-- metric counts, and may say that the goal was dropped.

create table goal (
    shop_id uuid not null references shop (id),
    metric text not null,
    number bigint not null,
    is_dropped boolean not null,
    -- Null where it was dropped.
    target double precision,
    -- As days since 1970.
    due_on bigint,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, metric, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create table goal_milestone (
    shop_id uuid not null,
    metric text not null,
    number bigint not null,
    position bigint not null,
    target double precision not null,
    due_on bigint not null,
    primary key (shop_id, metric, number, position),
    foreign key (shop_id, metric, number) references goal (shop_id, metric, number)
);

create policy shops_of_transaction on goal to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on goal to current_user using (true);
alter table goal enable row level security;
alter table goal force row level security;
grant select, insert on goal to timbro_app;

create policy shops_of_transaction on goal_milestone to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on goal_milestone to current_user using (true);
alter table goal_milestone enable row level security;
alter table goal_milestone force row level security;
grant select, insert on goal_milestone to timbro_app;
