-- The second store: each person's key, and who was erased. It is backed up apart from the data, and for a shorter time:
-- a key that is gone from here makes the same person's fields unreadable in every old copy of the data.

-- It may be on a server of its own, so the role is made here as well.
do $$
begin
    create role timbro_app nologin;
exception
    when duplicate_object or unique_violation then null;
end
$$;

do $$
begin
    execute format('grant timbro_app to %I', current_user);
    execute format('grant usage on schema %I to timbro_app', current_schema());
end
$$;

create table person_key (
    shop_id uuid not null,
    customer_id uuid not null,
    -- 32 random bytes, sealed under a key that is derived from the master secret.
    sealed_key bytea not null,
    made_at bigint not null,
    primary key (shop_id, customer_id)
);

-- Who was erased, for ever: a restored copy of the data is held against this list at each start.
create table erasure (
    shop_id uuid not null,
    customer_id uuid not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, customer_id)
);

create policy shops_of_transaction on person_key to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on person_key to current_user using (true);
alter table person_key enable row level security;
alter table person_key force row level security;
grant select, insert, delete on person_key to timbro_app;

create policy shops_of_transaction on erasure to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on erasure to current_user using (true);
alter table erasure enable row level security;
alter table erasure force row level security;
grant select, insert on erasure to timbro_app;
