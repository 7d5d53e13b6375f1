-- What a shop asks its customers on their card, and what became of it.

-- Which question is asked after a visit; the highest number counts, and none at all is the recommendation (NPS).
create table feedback_setting (
    shop_id blob not null references shop (id),
    number integer not null,
    question text not null check (question in ('nps', 'csat', 'none')),
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

-- A question that somebody was asked after a visit, and answered or put off: one for each visit.
create table asking (
    shop_id blob not null,
    visit_id blob not null,
    customer_id blob not null,
    -- Null for "later".
    answer_id blob,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, visit_id),
    foreign key (shop_id, visit_id) references visit (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, answer_id) references answer (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create index asking_customer on asking (shop_id, customer_id);

-- What somebody said besides, after they had answered with a tap.
create table answer_comment (
    shop_id blob not null,
    answer_id blob not null,
    customer_id blob not null,
    -- Sealed; null once its time is over, or the person was erased.
    comment blob,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, answer_id),
    foreign key (shop_id, answer_id) references answer (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create index answer_comment_customer on answer_comment (shop_id, customer_id);
create index answer_comment_made on answer_comment (shop_id, made_at);
