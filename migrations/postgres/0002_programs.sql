-- Programs "buy X get Y": what they are, the versions of their rules, and whether they run. All rows are facts; none changes.

create table program (
    shop_id uuid not null references shop (id),
    id uuid not null,
    name text not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create table program_version (
    shop_id uuid not null,
    program_id uuid not null,
    version bigint not null,
    earn_kind text not null check (earn_kind in ('visit', 'unit', 'spend')),
    -- Minor units of money for one stamp, where stamps are earned by spending.
    per_minor bigint,
    -- Whether the program has limits of its own in place of the code's; each is none where null.
    has_limits boolean not null,
    cool_down_minutes bigint,
    per_day bigint,
    -- Days of the shop after which a stamp is no longer good; null for never.
    stamp_valid_days bigint,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, program_id, version),
    foreign key (shop_id, program_id) references program (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create table program_reward (
    shop_id uuid not null,
    program_id uuid not null,
    version bigint not null,
    stamps bigint not null check (stamps > 0),
    title text not null,
    valid_days bigint,
    primary key (shop_id, program_id, version, stamps),
    foreign key (shop_id, program_id, version) references program_version (shop_id, program_id, version)
);

create table program_status (
    shop_id uuid not null,
    program_id uuid not null,
    number bigint not null,
    status text not null check (status in ('running', 'paused', 'ended')),
    reason text,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, program_id, number),
    foreign key (shop_id, program_id) references program (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create policy shops_of_transaction on program to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on program to current_user using (true);
alter table program enable row level security;
alter table program force row level security;
grant select, insert on program to timbro_app;

create policy shops_of_transaction on program_version to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on program_version to current_user using (true);
alter table program_version enable row level security;
alter table program_version force row level security;
grant select, insert on program_version to timbro_app;

create policy shops_of_transaction on program_reward to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on program_reward to current_user using (true);
alter table program_reward enable row level security;
alter table program_reward force row level security;
grant select, insert on program_reward to timbro_app;

create policy shops_of_transaction on program_status to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on program_status to current_user using (true);
alter table program_status enable row level security;
alter table program_status force row level security;
grant select, insert on program_status to timbro_app;
