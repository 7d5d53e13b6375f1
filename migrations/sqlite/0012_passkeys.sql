-- Passkeys, what is going on between a browser and us while one is made or used, and the way into a server without a shop.

-- A passkey of an owner. Which one answers is found by its door, under the hash of the credential's id.
create table owner_passkey (
    shop_id blob not null,
    id blob not null,
    owner_id blob not null,
    -- What its owner calls it, to know which phone it is in.
    name text not null,
    -- The public key with its counter and flags, as the library that verifies writes it: JSON.
    credential text not null,
    made_at integer not null,
    used_at integer,
    removed_at integer,
    primary key (shop_id, id),
    foreign key (shop_id, owner_id) references owner (shop_id, id)
) strict, without rowid;

create index owner_passkey_owner on owner_passkey (shop_id, owner_id);

-- A passkey answers to one owner of one shop.
create unique index passkey on door (hash) where kind = 'passkey' and used_at is null;

-- An app for codes that was given up: from then on signing in asks for no code.
create table owner_totp_end (
    shop_id blob not null,
    totp_id blob not null,
    at integer not null,
    primary key (shop_id, totp_id),
    foreign key (shop_id, totp_id) references owner_totp (shop_id, id)
) strict, without rowid;

-- A challenge that waits for its answer: one use, five minutes, so many at once and no more. Who signs in is not known
-- before the answer, so these are no shop's.
create table ceremony (
    id blob not null primary key,
    kind text not null check (kind in ('registration', 'sign_in', 'step_up')),
    -- The hash of the session or the link that it was begun with; nobody else can end it.
    bound_to blob,
    address_hash blob,
    -- What the library that verifies has to know again: JSON.
    state text not null,
    expires_at integer not null
) strict, without rowid;

create index ceremony_address on ceremony (address_hash, id);

-- The links by which the first shop of a server is opened in a browser. All are used up when a shop is there.
create table first_link (
    hash blob not null primary key,
    made_at integer not null,
    expires_at integer not null,
    used_at integer
) strict, without rowid;
