-- What a shop tells single customers on their card: notes, answers and offers.

-- One text to many at once.
create table mailing (
    shop_id uuid not null references shop (id),
    id uuid not null,
    kind text not null check (kind in ('note', 'offer')),
    -- How many have it on their card, and how many had not allowed it.
    written bigint not null,
    left_out bigint not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create table customer_note (
    shop_id uuid not null,
    id uuid not null,
    customer_id uuid not null,
    kind text not null check (kind in ('note', 'answer', 'offer')),
    -- Sealed; null once its time is over, or the person was erased.
    text bytea,
    -- What it answers.
    case_id uuid,
    answer_id uuid,
    mailing_id uuid,
    -- From then on it is not shown any more.
    until bigint,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, case_id) references customer_case (shop_id, id),
    foreign key (shop_id, answer_id) references answer (shop_id, id),
    foreign key (shop_id, mailing_id) references mailing (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create index customer_note_customer on customer_note (shop_id, customer_id, id);
create index customer_note_made on customer_note (shop_id, made_at);
create index receipt_note on receipt (shop_id, subject_id) where kind = 'note';

-- That a customer read a note and put it away.
create table note_seen (
    shop_id uuid not null,
    note_id uuid not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, note_id),
    foreign key (shop_id, note_id) references customer_note (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create policy shops_of_transaction on mailing to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on mailing to current_user using (true);
alter table mailing enable row level security;
alter table mailing force row level security;
grant select, insert on mailing to timbro_app;

create policy shops_of_transaction on customer_note to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on customer_note to current_user using (true);
alter table customer_note enable row level security;
alter table customer_note force row level security;
grant select, insert on customer_note to timbro_app;

create policy shops_of_transaction on note_seen to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on note_seen to current_user using (true);
alter table note_seen enable row level security;
alter table note_seen force row level security;
grant select, insert on note_seen to timbro_app;

-- What an erasure takes away.
grant update (text) on customer_note to timbro_app;
