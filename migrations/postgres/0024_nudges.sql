-- What an owner does so that somebody comes back, where it is no gift and no note: those have tables of their own.

create table nudge (
    shop_id uuid not null,
    id uuid not null,
    customer_id uuid not null,
    kind text not null check (kind in ('greet', 'mail')),
    -- Sealed; null where nothing is to be said, once its time is over, or the person was erased.
    text bytea,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create index nudge_customer on nudge (shop_id, customer_id, id);
create index nudge_made on nudge (shop_id, made_at);
create index receipt_nudge on receipt (shop_id, subject_id) where kind = 'nudge';
-- Gifts are few among the rewards, and an answer has a note or two.
create index reward_gift on reward (shop_id, id) where program_id is null;
create index customer_note_answer on customer_note (shop_id, answer_id) where answer_id is not null;

-- Sealed as the name is: 1990-05-17, or 05-17 where the year is nobody's business.
alter table customer add column birthday bytea;

create policy shops_of_transaction on nudge to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on nudge to current_user using (true);
alter table nudge enable row level security;
alter table nudge force row level security;
grant select, insert on nudge to timbro_app;

-- What an erasure takes away.
grant update (text) on nudge to timbro_app;
