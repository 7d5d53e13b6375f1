-- What customers say when they are asked, what went wrong for them, and the words by which the owner groups them. Facts,
-- only ever added: a case is solved by a row of its own.

create table answer (
    shop_id uuid not null,
    id uuid not null,
    customer_id uuid not null,
    kind text not null check (kind in ('nps', 'csat')),
    score bigint not null,
    -- The greatest score of its scale.
    scale_max bigint not null,
    comment text,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create index answer_customer on answer (shop_id, customer_id, id);

-- `case` itself is a word of SQL.
create table customer_case (
    shop_id uuid not null,
    id uuid not null,
    customer_id uuid not null,
    weight text not null check (weight in ('serious', 'minor')),
    text text not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create index customer_case_customer on customer_case (shop_id, customer_id, id);

create table case_solution (
    shop_id uuid not null,
    case_id uuid not null,
    note text,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, case_id),
    foreign key (shop_id, case_id) references customer_case (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

-- The owner's words for a customer, put on as a set; the highest number counts.
create table customer_tagging (
    shop_id uuid not null,
    customer_id uuid not null,
    number bigint not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, customer_id, number),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create table customer_tag (
    shop_id uuid not null,
    customer_id uuid not null,
    number bigint not null,
    tag text not null,
    primary key (shop_id, customer_id, number, tag),
    foreign key (shop_id, customer_id, number) references customer_tagging (shop_id, customer_id, number)
);

create policy shops_of_transaction on answer to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on answer to current_user using (true);
alter table answer enable row level security;
alter table answer force row level security;
grant select, insert on answer to timbro_app;

create policy shops_of_transaction on customer_case to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on customer_case to current_user using (true);
alter table customer_case enable row level security;
alter table customer_case force row level security;
grant select, insert on customer_case to timbro_app;

create policy shops_of_transaction on case_solution to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on case_solution to current_user using (true);
alter table case_solution enable row level security;
alter table case_solution force row level security;
grant select, insert on case_solution to timbro_app;

create policy shops_of_transaction on customer_tagging to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on customer_tagging to current_user using (true);
alter table customer_tagging enable row level security;
alter table customer_tagging force row level security;
grant select, insert on customer_tagging to timbro_app;

create policy shops_of_transaction on customer_tag to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on customer_tag to current_user using (true);
alter table customer_tag enable row level security;
alter table customer_tag force row level security;
grant select, insert on customer_tag to timbro_app;
