-- History that was brought along: facts with times and ids of their own, from before timbro or from beside it. They have
-- no entries, so no stamps are owed for them.

-- One import. Its rows count once it is finished; until then they are only staged, and whoever finds them left behind by
-- a process that died takes them out.
create table import (
    shop_id blob not null references shop (id),
    id blob not null,
    -- Whose ids these are: the same id from another source is another fact.
    source text not null,
    started_at integer not null,
    -- When its process last showed that it is alive.
    beat_at integer not null,
    finished_at integer,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

-- A shop imports one thing at a time.
create unique index import_unfinished on import (shop_id) where finished_at is null;

-- Under which ids a source knows customers.
create table imported_customer (
    shop_id blob not null,
    source text not null,
    external_id text not null,
    customer_id blob not null,
    primary key (shop_id, source, external_id),
    foreign key (shop_id, customer_id) references customer (shop_id, id)
) strict, without rowid;

create index imported_customer_of on imported_customer (shop_id, customer_id);

-- Numbered in the order of customer and time, which is the order they are wanted in.
create table imported_visit (
    shop_id blob not null,
    import_id blob not null,
    number integer not null,
    source text not null,
    external_id text not null,
    customer_id blob not null,
    at integer not null,
    amount_minor integer check (amount_minor >= 0),
    units integer check (units >= 0),
    on_account integer not null,
    voided_at integer,
    primary key (shop_id, import_id, number),
    unique (shop_id, source, external_id),
    foreign key (shop_id, import_id) references import (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id)
) strict, without rowid;

create table imported_refund (
    shop_id blob not null,
    import_id blob not null,
    number integer not null,
    source text not null,
    external_id text not null,
    visit_import_id blob not null,
    visit_number integer not null,
    at integer not null,
    amount_minor integer not null check (amount_minor >= 0),
    units_returned integer not null check (units_returned >= 0),
    primary key (shop_id, import_id, number),
    unique (shop_id, source, external_id),
    foreign key (shop_id, import_id) references import (shop_id, id),
    foreign key (shop_id, visit_import_id, visit_number) references imported_visit (shop_id, import_id, number)
) strict, without rowid;

create table imported_payment (
    shop_id blob not null,
    import_id blob not null,
    number integer not null,
    source text not null,
    external_id text not null,
    customer_id blob not null,
    at integer not null,
    amount_minor integer not null check (amount_minor >= 0),
    primary key (shop_id, import_id, number),
    unique (shop_id, source, external_id),
    foreign key (shop_id, import_id) references import (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id)
) strict, without rowid;

create table imported_answer (
    shop_id blob not null,
    import_id blob not null,
    number integer not null,
    source text not null,
    external_id text not null,
    customer_id blob not null,
    at integer not null,
    kind text not null check (kind in ('nps', 'csat')),
    score integer not null,
    scale_max integer not null,
    primary key (shop_id, import_id, number),
    unique (shop_id, source, external_id),
    foreign key (shop_id, import_id) references import (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id)
) strict, without rowid;

create index imported_refund_of on imported_refund (shop_id, visit_import_id, visit_number);

-- What was undone since is asked for by its time.
create index visit_void_made on visit_void (shop_id, made_at);
