-- The visit log and the ledger of stamps. Rows are added and never changed; `card_state` alone is rewritten, being no
-- more than what folding a card's rows gives.

-- Stamps to be claimed by the customer's own camera. The secret in the picture is a door.
create table ticket (
    shop_id blob not null references shop (id),
    id blob not null,
    stamps integer not null check (stamps > 0),
    amount_minor integer,
    made_at integer not null,
    expires_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create table visit (
    shop_id blob not null,
    id blob not null,
    card_id blob not null,
    customer_id blob not null,
    -- A scan, a claimed ticket, or a redemption by somebody who had not been scanned just before.
    kind text not null check (kind in ('scan', 'ticket', 'redemption')),
    code_kind text not null check (code_kind in ('printed', 'live', 'short', 'ticket')),
    -- When it happened (an offline scan: by the device's clock, within bounds), and when it arrived.
    at integer not null,
    received_at integer not null,
    -- Which live code was used: one visit each.
    device integer,
    step integer,
    stamps integer not null,
    amount_minor integer,
    units integer,
    on_account integer not null,
    order_ref text,
    device_seq integer,
    ticket_id blob,
    -- The card's last entry before this visit: where it stands in the card's history, whatever the clocks said.
    after_number integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, id),
    foreign key (shop_id, card_id) references card (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, ticket_id) references ticket (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create index visit_card on visit (shop_id, card_id, after_number);
create unique index visit_step on visit (shop_id, card_id, device, step) where step is not null;
create unique index visit_ticket on visit (shop_id, ticket_id) where ticket_id is not null;

create table visit_line (
    shop_id blob not null,
    visit_id blob not null,
    number integer not null,
    name text not null,
    units integer not null,
    amount_minor integer,
    primary key (shop_id, visit_id, number),
    foreign key (shop_id, visit_id) references visit (shop_id, id)
) strict, without rowid;

create table visit_void (
    shop_id blob not null,
    visit_id blob not null,
    reason text not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, visit_id),
    foreign key (shop_id, visit_id) references visit (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create table refund (
    shop_id blob not null,
    id blob not null,
    visit_id blob not null,
    amount_minor integer not null,
    units_returned integer not null,
    -- Stamps that the refunded money or units had earned: how many, and how many of them could be taken back.
    stamps_earned integer not null,
    stamps_taken integer not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, id),
    foreign key (shop_id, visit_id) references visit (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create index refund_visit on refund (shop_id, visit_id);

create table payment (
    shop_id blob not null,
    id blob not null,
    customer_id blob not null,
    amount_minor integer not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create index payment_customer on payment (shop_id, customer_id);

create table reward (
    shop_id blob not null,
    id blob not null,
    card_id blob not null,
    -- Null for a gift.
    program_id blob,
    version integer,
    -- The round it was earned in, and at how many stamps.
    round integer,
    stamps integer,
    title text not null,
    -- The entry that issued it.
    number integer not null,
    issued_at integer not null,
    expires_at integer,
    primary key (shop_id, id),
    unique (shop_id, card_id, number),
    foreign key (shop_id, card_id) references card (shop_id, id),
    foreign key (shop_id, program_id, version) references program_version (shop_id, program_id, version)
) strict, without rowid;

-- One line of a card's ledger. Numbered 1..n per card over all its programs; each hash covers the one before.
create table entry (
    shop_id blob not null,
    card_id blob not null,
    number integer not null,
    program_id blob,
    kind text not null check (kind in ('open', 'earn', 'issue', 'redeem', 'void', 'refund', 'adjust', 'gift', 'expire')),
    delta integer not null,
    -- The program's progress on this card after this entry.
    balance_after integer not null check (balance_after >= 0),
    remainder_after integer not null check (remainder_after >= 0),
    round integer not null,
    version integer not null,
    goal integer not null,
    -- The highest reward of the round that was issued on the way.
    reached integer not null,
    -- The local day from which these stamps are no longer good, as days since 1970.
    expires_on integer,
    -- Why an earn moved nothing.
    held text check (held in ('cool_down', 'daily_cap', 'not_given')),
    reason text,
    -- Causes: the visit, the reward, the refund, or the entry that this one reverses.
    visit_id blob,
    reward_id blob,
    refund_id blob,
    reverses integer,
    at integer not null,
    -- The shop's local day of `at`, as days since 1970: kept, because a shop may move.
    day integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    hash blob not null,
    primary key (shop_id, card_id, number),
    foreign key (shop_id, card_id) references card (shop_id, id),
    foreign key (shop_id, program_id) references program (shop_id, id),
    foreign key (shop_id, visit_id) references visit (shop_id, id),
    foreign key (shop_id, reward_id) references reward (shop_id, id),
    foreign key (shop_id, refund_id) references refund (shop_id, id),
    foreign key (shop_id, card_id, reverses) references entry (shop_id, card_id, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create index entry_visit on entry (shop_id, visit_id) where visit_id is not null;
create index entry_expiry on entry (shop_id, expires_on) where expires_on is not null;
create unique index entry_reverses on entry (shop_id, card_id, reverses) where reverses is not null;

create table reward_void (
    shop_id blob not null,
    reward_id blob not null,
    card_id blob not null,
    number integer not null,
    primary key (shop_id, reward_id),
    foreign key (shop_id, reward_id) references reward (shop_id, id),
    foreign key (shop_id, card_id, number) references entry (shop_id, card_id, number)
) strict, without rowid;

-- A reward is used once: its id is the key.
create table redemption (
    shop_id blob not null,
    reward_id blob not null,
    card_id blob not null,
    number integer not null,
    visit_id blob,
    device integer not null,
    step integer not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, reward_id),
    unique (shop_id, card_id, device, step),
    foreign key (shop_id, reward_id) references reward (shop_id, id),
    foreign key (shop_id, card_id, number) references entry (shop_id, card_id, number),
    foreign key (shop_id, visit_id) references visit (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create table card_state (
    shop_id blob not null,
    card_id blob not null,
    number integer not null,
    state text not null,
    primary key (shop_id, card_id),
    foreign key (shop_id, card_id) references card (shop_id, id)
) strict, without rowid;
