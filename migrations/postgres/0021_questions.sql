-- What a shop asks its customers on their card, and what became of it.

-- Which question is asked after a visit; the highest number counts, and none at all is the recommendation (NPS).
create table feedback_setting (
    shop_id uuid not null references shop (id),
    number bigint not null,
    question text not null check (question in ('nps', 'csat', 'none')),
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

-- A question that somebody was asked after a visit, and answered or put off: one for each visit.
create table asking (
    shop_id uuid not null,
    visit_id uuid not null,
    customer_id uuid not null,
    -- Null for "later".
    answer_id uuid,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, visit_id),
    foreign key (shop_id, visit_id) references visit (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, answer_id) references answer (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create index asking_customer on asking (shop_id, customer_id);

-- What somebody said besides, after they had answered with a tap.
create table answer_comment (
    shop_id uuid not null,
    answer_id uuid not null,
    customer_id uuid not null,
    -- Sealed; null once its time is over, or the person was erased.
    comment bytea,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, answer_id),
    foreign key (shop_id, answer_id) references answer (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create index answer_comment_customer on answer_comment (shop_id, customer_id);
create index answer_comment_made on answer_comment (shop_id, made_at);

create policy shops_of_transaction on feedback_setting to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on feedback_setting to current_user using (true);
alter table feedback_setting enable row level security;
alter table feedback_setting force row level security;
grant select, insert on feedback_setting to timbro_app;

create policy shops_of_transaction on asking to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on asking to current_user using (true);
alter table asking enable row level security;
alter table asking force row level security;
grant select, insert on asking to timbro_app;

create policy shops_of_transaction on answer_comment to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on answer_comment to current_user using (true);
alter table answer_comment enable row level security;
alter table answer_comment force row level security;
grant select, insert on answer_comment to timbro_app;

-- What an erasure takes away.
grant update (comment) on answer_comment to timbro_app;
