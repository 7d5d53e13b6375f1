-- Scans that were made without a network and refused when they came in. The device has counted them and shown them as saved,
-- so that a refusal must not be lost: it is kept under the scan's own key, and the key is told it for ever.

create table refused_scan (
    shop_id uuid not null references shop (id),
    id uuid not null,
    -- The idempotency key, as its receipt has it: by it a device knows its own.
    key text not null,
    -- Null where the code led to no card, or was forged; and once the card's person was erased.
    card_id uuid,
    -- Why: a word of the ledger's, and until when it held.
    reason text not null,
    until_at bigint,
    -- The enrolled device, or the session of a browser; null for a machine. And which of its scans this was.
    device_id uuid,
    device_seq bigint not null,
    -- What it would have been worth.
    stamps bigint not null,
    amount_minor bigint,
    -- By the device's clock, as it was sent.
    scanned_at bigint not null,
    received_at bigint not null,
    actor_kind text not null,
    actor_id uuid not null,
    location_id uuid,
    primary key (shop_id, id),
    unique (shop_id, key),
    foreign key (shop_id, card_id) references card (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

create index refused_scan_card on refused_scan (shop_id, card_id) where card_id is not null;

create policy shops_of_transaction on refused_scan to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on refused_scan to current_user using (true);
alter table refused_scan enable row level security;
alter table refused_scan force row level security;
grant select, insert, update (card_id) on refused_scan to timbro_app;
