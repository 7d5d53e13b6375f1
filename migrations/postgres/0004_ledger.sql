-- The visit log and the ledger of stamps. Rows are added and never changed; `card_state` alone is rewritten, being no
-- more than what folding a card's rows gives.

-- Stamps to be claimed by the customer's own camera. The secret in the picture is a door.
create table ticket (
    shop_id uuid not null references shop (id),
    id uuid not null,
    stamps bigint not null check (stamps > 0),
    amount_minor bigint,
    made_at bigint not null,
    expires_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create table visit (
    shop_id uuid not null,
    id uuid not null,
    card_id uuid not null,
    customer_id uuid not null,
    -- A scan, a claimed ticket, or a redemption by somebody who had not been scanned just before.
    kind text not null check (kind in ('scan', 'ticket', 'redemption')),
    code_kind text not null check (code_kind in ('printed', 'live', 'short', 'ticket')),
    -- When it happened (an offline scan: by the device's clock, within bounds), and when it arrived.
    at bigint not null,
    received_at bigint not null,
    -- Which live code was used: one visit each.
    device bigint,
    step bigint,
    stamps bigint not null,
    amount_minor bigint,
    units bigint,
    on_account boolean not null,
    order_ref text,
    device_seq bigint,
    ticket_id uuid,
    -- The card's last entry before this visit: where it stands in the card's history, whatever the clocks said.
    after_number bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    foreign key (shop_id, card_id) references card (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, ticket_id) references ticket (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create index visit_card on visit (shop_id, card_id, after_number);
create unique index visit_step on visit (shop_id, card_id, device, step) where step is not null;
create unique index visit_ticket on visit (shop_id, ticket_id) where ticket_id is not null;

create table visit_line (
    shop_id uuid not null,
    visit_id uuid not null,
    number bigint not null,
    name text not null,
    units bigint not null,
    amount_minor bigint,
    primary key (shop_id, visit_id, number),
    foreign key (shop_id, visit_id) references visit (shop_id, id)
);

create table visit_void (
    shop_id uuid not null,
    visit_id uuid not null,
    reason text not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, visit_id),
    foreign key (shop_id, visit_id) references visit (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create table refund (
    shop_id uuid not null,
    id uuid not null,
    visit_id uuid not null,
    amount_minor bigint not null,
    units_returned bigint not null,
    -- Stamps that the refunded money or units had earned: how many, and how many of them could be taken back.
    stamps_earned bigint not null,
    stamps_taken bigint not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    foreign key (shop_id, visit_id) references visit (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create index refund_visit on refund (shop_id, visit_id);

create table payment (
    shop_id uuid not null,
    id uuid not null,
    customer_id uuid not null,
    amount_minor bigint not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create index payment_customer on payment (shop_id, customer_id);

create table reward (
    shop_id uuid not null,
    id uuid not null,
    card_id uuid not null,
    -- Null for a gift.
    program_id uuid,
    version bigint,
    -- The round it was earned in, and at how many stamps.
    round bigint,
    stamps bigint,
    title text not null,
    -- The entry that issued it.
    number bigint not null,
    issued_at bigint not null,
    expires_at bigint,
    primary key (shop_id, id),
    unique (shop_id, card_id, number),
    foreign key (shop_id, card_id) references card (shop_id, id),
    foreign key (shop_id, program_id, version) references program_version (shop_id, program_id, version)
);

-- One line of a card's ledger. Numbered 1..n per card over all its programs; each hash covers the one before.
create table entry (
    shop_id uuid not null,
    card_id uuid not null,
    number bigint not null,
    program_id uuid,
    kind text not null check (kind in ('open', 'earn', 'issue', 'redeem', 'void', 'refund', 'adjust', 'gift', 'expire')),
    delta bigint not null,
    -- The program's progress on this card after this entry.
    balance_after bigint not null check (balance_after >= 0),
    remainder_after bigint not null check (remainder_after >= 0),
    round bigint not null,
    version bigint not null,
    goal bigint not null,
    -- The highest reward of the round that was issued on the way.
    reached bigint not null,
    -- The local day from which these stamps are no longer good, as days since 1970.
    expires_on bigint,
    -- Why an earn moved nothing.
    held text check (held in ('cool_down', 'daily_cap', 'not_given')),
    reason text,
    -- Causes: the visit, the reward, the refund, or the entry that this one reverses.
    visit_id uuid,
    reward_id uuid,
    refund_id uuid,
    reverses bigint,
    at bigint not null,
    -- The shop's local day of `at`, as days since 1970: kept, because a shop may move.
    day bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    hash bytea not null,
    primary key (shop_id, card_id, number),
    foreign key (shop_id, card_id) references card (shop_id, id),
    foreign key (shop_id, program_id) references program (shop_id, id),
    foreign key (shop_id, visit_id) references visit (shop_id, id),
    foreign key (shop_id, reward_id) references reward (shop_id, id),
    foreign key (shop_id, refund_id) references refund (shop_id, id),
    foreign key (shop_id, card_id, reverses) references entry (shop_id, card_id, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create index entry_visit on entry (shop_id, visit_id) where visit_id is not null;
create index entry_expiry on entry (shop_id, expires_on) where expires_on is not null;
create unique index entry_reverses on entry (shop_id, card_id, reverses) where reverses is not null;

create table reward_void (
    shop_id uuid not null,
    reward_id uuid not null,
    card_id uuid not null,
    number bigint not null,
    primary key (shop_id, reward_id),
    foreign key (shop_id, reward_id) references reward (shop_id, id),
    foreign key (shop_id, card_id, number) references entry (shop_id, card_id, number)
);

-- A reward is used once: its id is the key.
create table redemption (
    shop_id uuid not null,
    reward_id uuid not null,
    card_id uuid not null,
    number bigint not null,
    visit_id uuid,
    device bigint not null,
    step bigint not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, reward_id),
    unique (shop_id, card_id, device, step),
    foreign key (shop_id, reward_id) references reward (shop_id, id),
    foreign key (shop_id, card_id, number) references entry (shop_id, card_id, number),
    foreign key (shop_id, visit_id) references visit (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create table card_state (
    shop_id uuid not null,
    card_id uuid not null,
    number bigint not null,
    state text not null,
    primary key (shop_id, card_id),
    foreign key (shop_id, card_id) references card (shop_id, id)
);

create policy shops_of_transaction on ticket to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on ticket to current_user using (true);
alter table ticket enable row level security;
alter table ticket force row level security;
grant select, insert on ticket to timbro_app;

create policy shops_of_transaction on visit to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on visit to current_user using (true);
alter table visit enable row level security;
alter table visit force row level security;
grant select, insert on visit to timbro_app;

create policy shops_of_transaction on visit_line to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on visit_line to current_user using (true);
alter table visit_line enable row level security;
alter table visit_line force row level security;
grant select, insert on visit_line to timbro_app;

create policy shops_of_transaction on visit_void to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on visit_void to current_user using (true);
alter table visit_void enable row level security;
alter table visit_void force row level security;
grant select, insert on visit_void to timbro_app;

create policy shops_of_transaction on refund to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on refund to current_user using (true);
alter table refund enable row level security;
alter table refund force row level security;
grant select, insert on refund to timbro_app;

create policy shops_of_transaction on payment to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on payment to current_user using (true);
alter table payment enable row level security;
alter table payment force row level security;
grant select, insert on payment to timbro_app;

create policy shops_of_transaction on reward to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on reward to current_user using (true);
alter table reward enable row level security;
alter table reward force row level security;
grant select, insert on reward to timbro_app;

create policy shops_of_transaction on entry to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on entry to current_user using (true);
alter table entry enable row level security;
alter table entry force row level security;
grant select, insert on entry to timbro_app;

create policy shops_of_transaction on reward_void to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on reward_void to current_user using (true);
alter table reward_void enable row level security;
alter table reward_void force row level security;
grant select, insert on reward_void to timbro_app;

create policy shops_of_transaction on redemption to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on redemption to current_user using (true);
alter table redemption enable row level security;
alter table redemption force row level security;
grant select, insert on redemption to timbro_app;

create policy shops_of_transaction on card_state to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on card_state to current_user using (true);
alter table card_state enable row level security;
alter table card_state force row level security;
grant select, insert, update on card_state to timbro_app;
