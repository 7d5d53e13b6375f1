-- Cards again: replaced, found again after a lost phone, and merged. Rows are facts; none changes.

-- A card that was replaced: from then on only codes, links and browsers of its new epoch are good.
create table card_replacement (
    shop_id uuid not null,
    id uuid not null,
    card_id uuid not null,
    epoch bigint not null check (epoch between 1 and 255),
    -- Null where the customer asked for it on their own page.
    reason text,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    unique (shop_id, card_id, epoch),
    foreign key (shop_id, card_id) references card (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

-- A way back that staff showed to somebody at the counter. Its door opens once, within ten minutes.
create table card_return (
    shop_id uuid not null,
    id uuid not null,
    card_id uuid not null,
    made_at bigint not null,
    expires_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    foreign key (shop_id, card_id) references card (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

-- Two cards of one person: from then on what the first card's codes earn goes onto the second. On each card, the entries
-- after the one and up to the other number moved what the first card had.
create table card_merge (
    shop_id uuid not null,
    id uuid not null,
    card_id uuid not null,
    into_card_id uuid not null,
    reason text,
    after_number bigint not null,
    last_number bigint not null,
    into_after_number bigint not null,
    into_last_number bigint not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    foreign key (shop_id, card_id) references card (shop_id, id),
    foreign key (shop_id, into_card_id) references card (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create index card_merge_card on card_merge (shop_id, card_id);
create index card_merge_into on card_merge (shop_id, into_card_id);

create table card_merge_undo (
    shop_id uuid not null,
    merge_id uuid not null,
    after_number bigint not null,
    last_number bigint not null,
    into_after_number bigint not null,
    into_last_number bigint not null,
    made_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, merge_id),
    foreign key (shop_id, merge_id) references card_merge (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

-- Recovery words that were typed, and which of them were right: counted by address before any shop is known, outside
-- row-level security as doors are. Neither the words nor the address are kept, only the address's keyed hash.
create table way_back_try (
    id uuid not null primary key,
    at bigint not null,
    outcome text not null check (outcome in ('tried', 'in')),
    address_hash bytea
);

create index way_back_try_address on way_back_try (address_hash, at);

-- All that leads to a card is found by the card, to count it and to close it.
create index door_target on door (shop_id, target_id, kind);

-- A card has one recovery word at a time.
create unique index recovery_of_card on door (shop_id, target_id) where kind = 'recovery' and used_at is null;

create policy shops_of_transaction on card_replacement to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on card_replacement to current_user using (true);
alter table card_replacement enable row level security;
alter table card_replacement force row level security;
grant select, insert on card_replacement to timbro_app;

create policy shops_of_transaction on card_return to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on card_return to current_user using (true);
alter table card_return enable row level security;
alter table card_return force row level security;
grant select, insert on card_return to timbro_app;

create policy shops_of_transaction on card_merge to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on card_merge to current_user using (true);
alter table card_merge enable row level security;
alter table card_merge force row level security;
grant select, insert on card_merge to timbro_app;

create policy shops_of_transaction on card_merge_undo to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on card_merge_undo to current_user using (true);
alter table card_merge_undo enable row level security;
alter table card_merge_undo force row level security;
grant select, insert on card_merge_undo to timbro_app;

grant select, insert on way_back_try to timbro_app;
