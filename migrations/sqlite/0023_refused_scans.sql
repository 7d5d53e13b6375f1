-- Scans that were made without a network and refused when they came in. The device has counted them and shown them as saved,
-- so that a refusal must not be lost: it is kept under the scan's own key, and the key is told it for ever.

create table refused_scan (
    shop_id blob not null references shop (id),
    id blob not null,
    -- The idempotency key, as its receipt has it: by it a device knows its own.
    key text not null,
    -- Null where the code led to no card, or was forged; and once the card's person was erased.
    card_id blob,
    -- Why: a word of the ledger's, and until when it held.
    reason text not null,
    until_at integer,
    -- The enrolled device, or the session of a browser; null for a machine. And which of its scans this was.
    device_id blob,
    device_seq integer not null,
    -- What it would have been worth.
    stamps integer not null,
    amount_minor integer,
    -- By the device's clock, as it was sent.
    scanned_at integer not null,
    received_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, id),
    unique (shop_id, key),
    foreign key (shop_id, card_id) references card (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create index refused_scan_card on refused_scan (shop_id, card_id) where card_id is not null;
