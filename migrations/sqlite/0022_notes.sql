-- What a shop tells single customers on their card: notes, answers and offers.

-- One text to many at once.
create table mailing (
    shop_id blob not null references shop (id),
    id blob not null,
    kind text not null check (kind in ('note', 'offer')),
    -- How many have it on their card, and how many had not allowed it.
    written integer not null,
    left_out integer not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create table customer_note (
    shop_id blob not null,
    id blob not null,
    customer_id blob not null,
    kind text not null check (kind in ('note', 'answer', 'offer')),
    -- Sealed; null once its time is over, or the person was erased.
    text blob,
    -- What it answers.
    case_id blob,
    answer_id blob,
    mailing_id blob,
    -- From then on it is not shown any more.
    until integer,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, case_id) references customer_case (shop_id, id),
    foreign key (shop_id, answer_id) references answer (shop_id, id),
    foreign key (shop_id, mailing_id) references mailing (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create index customer_note_customer on customer_note (shop_id, customer_id, id);
create index customer_note_made on customer_note (shop_id, made_at);
create index receipt_note on receipt (shop_id, subject_id) where kind = 'note';

-- That a customer read a note and put it away.
create table note_seen (
    shop_id blob not null,
    note_id blob not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, note_id),
    foreign key (shop_id, note_id) references customer_note (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;
