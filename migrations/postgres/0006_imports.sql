-- History that was brought along: facts with times and ids of their own, from before timbro or from beside it. They have
-- no entries, so no stamps are owed for them.

-- One import. Its rows count once it is finished; until then they are only staged, and whoever finds them left behind by
-- a process that died takes them out.
create table import (
    shop_id uuid not null references shop (id),
    id uuid not null,
    -- Whose ids these are: the same id from another source is another fact.
    source text not null,
    started_at bigint not null,
    -- When its process last showed that it is alive.
    beat_at bigint not null,
    finished_at bigint,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

-- A shop imports one thing at a time.
create unique index import_unfinished on import (shop_id) where finished_at is null;

-- Under which ids a source knows customers.
create table imported_customer (
    shop_id uuid not null,
    source text not null,
    external_id text not null,
    customer_id uuid not null,
    primary key (shop_id, source, external_id),
    foreign key (shop_id, customer_id) references customer (shop_id, id)
);

create index imported_customer_of on imported_customer (shop_id, customer_id);

-- Numbered in the order of customer and time, which is the order they are wanted in.
create table imported_visit (
    shop_id uuid not null,
    import_id uuid not null,
    number bigint not null,
    source text not null,
    external_id text not null,
    customer_id uuid not null,
    at bigint not null,
    amount_minor bigint check (amount_minor >= 0),
    units bigint check (units >= 0),
    on_account boolean not null,
    voided_at bigint,
    primary key (shop_id, import_id, number),
    unique (shop_id, source, external_id),
    foreign key (shop_id, import_id) references import (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id)
);

create table imported_refund (
    shop_id uuid not null,
    import_id uuid not null,
    number bigint not null,
    source text not null,
    external_id text not null,
    visit_import_id uuid not null,
    visit_number bigint not null,
    at bigint not null,
    amount_minor bigint not null check (amount_minor >= 0),
    units_returned bigint not null check (units_returned >= 0),
    primary key (shop_id, import_id, number),
    unique (shop_id, source, external_id),
    foreign key (shop_id, import_id) references import (shop_id, id),
    foreign key (shop_id, visit_import_id, visit_number) references imported_visit (shop_id, import_id, number)
);

create table imported_payment (
    shop_id uuid not null,
    import_id uuid not null,
    number bigint not null,
    source text not null,
    external_id text not null,
    customer_id uuid not null,
    at bigint not null,
    amount_minor bigint not null check (amount_minor >= 0),
    primary key (shop_id, import_id, number),
    unique (shop_id, source, external_id),
    foreign key (shop_id, import_id) references import (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id)
);

create table imported_answer (
    shop_id uuid not null,
    import_id uuid not null,
    number bigint not null,
    source text not null,
    external_id text not null,
    customer_id uuid not null,
    at bigint not null,
    kind text not null check (kind in ('nps', 'csat')),
    score bigint not null,
    scale_max bigint not null,
    primary key (shop_id, import_id, number),
    unique (shop_id, source, external_id),
    foreign key (shop_id, import_id) references import (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id)
);

create index imported_refund_of on imported_refund (shop_id, visit_import_id, visit_number);

-- What was undone since is asked for by its time.
create index visit_void_made on visit_void (shop_id, made_at);

create policy shops_of_transaction on import to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on import to current_user using (true);
alter table import enable row level security;
alter table import force row level security;
grant select, insert, update, delete on import to timbro_app;

create policy shops_of_transaction on imported_customer to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on imported_customer to current_user using (true);
alter table imported_customer enable row level security;
alter table imported_customer force row level security;
grant select, insert on imported_customer to timbro_app;

create policy shops_of_transaction on imported_visit to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on imported_visit to current_user using (true);
alter table imported_visit enable row level security;
alter table imported_visit force row level security;
grant select, insert, delete on imported_visit to timbro_app;

create policy shops_of_transaction on imported_refund to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on imported_refund to current_user using (true);
alter table imported_refund enable row level security;
alter table imported_refund force row level security;
grant select, insert, delete on imported_refund to timbro_app;

create policy shops_of_transaction on imported_payment to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on imported_payment to current_user using (true);
alter table imported_payment enable row level security;
alter table imported_payment force row level security;
grant select, insert, delete on imported_payment to timbro_app;

create policy shops_of_transaction on imported_answer to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on imported_answer to current_user using (true);
alter table imported_answer enable row level security;
alter table imported_answer force row level security;
grant select, insert, delete on imported_answer to timbro_app;
