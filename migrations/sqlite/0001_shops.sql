-- Shops, their counters and keys, and the doors by which a shop is found before it is known.

create table shop (
    id blob not null primary key,
    name text not null,
    kind text not null,
    time_zone text not null,
    currency text not null,
    locale text not null,
    -- Raised with every change to a program, so that the ledger's lane knows when to read the rules again.
    rules_version integer not null,
    made_at integer not null
) strict, without rowid;

create table location (
    shop_id blob not null references shop (id),
    id blob not null,
    name text not null,
    made_at integer not null,
    primary key (shop_id, id)
) strict, without rowid;

-- A shop's Ed25519 keys. The state is told by which of the times is set: next, active, verify-only, revoked.
create table signing_key (
    shop_id blob not null references shop (id),
    kid integer not null check (kid between 0 and 255),
    public_key blob not null,
    sealed_seed blob not null,
    made_at integer not null,
    active_at integer,
    verify_only_at integer,
    revoked_at integer,
    primary key (shop_id, kid)
) strict, without rowid;

create table api_key (
    shop_id blob not null references shop (id),
    id blob not null,
    name text not null,
    -- The first characters, by which an owner recognises a key that is shown only once.
    prefix text not null,
    scopes text not null,
    location_id blob not null,
    made_at integer not null,
    expires_at integer,
    revoked_at integer,
    primary key (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

-- What must be found before the shop is known: the hash of a secret, and what it opens. Outside row-level security.
create table door (
    kind text not null,
    hash blob not null,
    shop_id blob not null references shop (id),
    target_id blob not null,
    made_at integer not null,
    expires_at integer,
    used_at integer,
    primary key (kind, hash, target_id)
) strict, without rowid;

-- One row per idempotency key that did something: kept for ever, so that the same key gives the same answer for ever.
create table receipt (
    shop_id blob not null references shop (id),
    key text not null,
    -- What was asked, and the SHA-256 of how, so that another request under the same key is told apart.
    kind text not null,
    fingerprint blob not null,
    -- The row it made: the answer is built from it again.
    subject_id blob not null,
    -- Where the subject is a card: the entry it made there.
    number integer,
    at integer not null,
    primary key (shop_id, key)
) strict, without rowid;
