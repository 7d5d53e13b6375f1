-- What owners worked out from figures on paper: the figures put in, and what came out by which formula, as it was told.

create table calculation (
    shop_id uuid not null references shop (id),
    id uuid not null,
    metric text not null,
    name text,
    -- JSON: a number, or a list of them, by name.
    inputs text not null,
    formula text not null,
    -- The fraction in lowest terms, and the nearest number to it.
    exact text not null,
    value double precision not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create index calculation_metric on calculation (shop_id, metric, id);

create policy shops_of_transaction on calculation to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on calculation to current_user using (true);
alter table calculation enable row level security;
alter table calculation force row level security;
grant select, insert on calculation to timbro_app;
