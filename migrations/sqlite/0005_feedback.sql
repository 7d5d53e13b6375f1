-- What customers say when they are asked, what went wrong for them, and the words by which the owner groups them. Facts,
-- only ever added: a case is solved by a row of its own.

create table answer (
    shop_id blob not null,
    id blob not null,
    customer_id blob not null,
    kind text not null check (kind in ('nps', 'csat')),
    score integer not null,
    -- The greatest score of its scale.
    scale_max integer not null,
    comment text,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create index answer_customer on answer (shop_id, customer_id, id);

-- `case` itself is a word of SQL.
create table customer_case (
    shop_id blob not null,
    id blob not null,
    customer_id blob not null,
    weight text not null check (weight in ('serious', 'minor')),
    text text not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create index customer_case_customer on customer_case (shop_id, customer_id, id);

create table case_solution (
    shop_id blob not null,
    case_id blob not null,
    note text,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, case_id),
    foreign key (shop_id, case_id) references customer_case (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

-- The owner's words for a customer, put on as a set; the highest number counts.
create table customer_tagging (
    shop_id blob not null,
    customer_id blob not null,
    number integer not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, customer_id, number),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create table customer_tag (
    shop_id blob not null,
    customer_id blob not null,
    number integer not null,
    tag text not null,
    primary key (shop_id, customer_id, number, tag),
    foreign key (shop_id, customer_id, number) references customer_tagging (shop_id, customer_id, number)
) strict, without rowid;
