-- What an owner does so that somebody comes back, where it is no gift and no note: those have tables of their own.

create table nudge (
    shop_id blob not null,
    id blob not null,
    customer_id blob not null,
    kind text not null check (kind in ('greet', 'mail')),
    -- Sealed; null where nothing is to be said, once its time is over, or the person was erased.
    text blob,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create index nudge_customer on nudge (shop_id, customer_id, id);
create index nudge_made on nudge (shop_id, made_at);
create index receipt_nudge on receipt (shop_id, subject_id) where kind = 'nudge';
-- Gifts are few among the rewards, and an answer has a note or two.
create index reward_gift on reward (shop_id, id) where program_id is null;
create index customer_note_answer on customer_note (shop_id, answer_id) where answer_id is not null;

-- Sealed as the name is: 1990-05-17, or 05-17 where the year is nobody's business.
alter table customer add column birthday blob;
