-- Who did what that matters: rows are added and never changed, and each is chained to the one before with a keyed hash.

create table audit (
    shop_id uuid not null references shop (id),
    -- 1 to n at the shop, without gaps.
    number bigint not null check (number > 0),
    at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    -- The enrolled device, or the session of a browser.
    device_id uuid,
    location_id uuid,
    action text not null,
    -- The row that it was done to.
    subject_id uuid,
    -- JSON: ids, numbers and words of closed lists by name. Nothing here tells who a person is.
    data_before text,
    data_after text,
    hash bytea not null,
    primary key (shop_id, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create index audit_action on audit (shop_id, action, number);
create index audit_actor on audit (shop_id, actor_id, number);

-- Where a shop's log ends: whoever adds a row waits here for who came before, and a row taken off the end is missed.
create table audit_head (
    shop_id uuid not null references shop (id),
    number bigint not null,
    hash bytea not null,
    primary key (shop_id)
);

create policy shops_of_transaction on audit to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on audit to current_user using (true);
alter table audit enable row level security;
alter table audit force row level security;
grant select, insert on audit to timbro_app;

create policy shops_of_transaction on audit_head to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on audit_head to current_user using (true);
alter table audit_head enable row level security;
alter table audit_head force row level security;
grant select, insert, update on audit_head to timbro_app;
