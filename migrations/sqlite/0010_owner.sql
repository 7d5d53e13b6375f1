-- Owners, how they prove who they are, and the sessions that come of it.

-- One owner of a shop is in office at a time; a reset on the host ends the office.
create table owner (
    shop_id blob not null references shop (id),
    id blob not null,
    name text not null,
    made_at integer not null,
    ended_at integer,
    primary key (shop_id, id)
) strict, without rowid;

-- The highest number counts. A PHC string: the hash with its salt and its cost.
create table owner_password (
    shop_id blob not null,
    owner_id blob not null,
    number integer not null,
    phc text not null,
    made_at integer not null,
    primary key (shop_id, owner_id, number),
    foreign key (shop_id, owner_id) references owner (shop_id, id)
) strict, without rowid;

-- The secret shared with an app that shows codes, sealed under the master secret. The newest confirmed one counts; its
-- codes only move forward, so that none is taken twice.
create table owner_totp (
    shop_id blob not null,
    id blob not null,
    owner_id blob not null,
    sealed_secret blob not null,
    made_at integer not null,
    confirmed_at integer,
    last_step integer,
    primary key (shop_id, id),
    foreign key (shop_id, owner_id) references owner (shop_id, id)
) strict, without rowid;

-- Codes for the day the phone is gone, each good once.
create table owner_recovery (
    shop_id blob not null,
    totp_id blob not null,
    hash blob not null,
    used_at integer,
    primary key (shop_id, totp_id, hash),
    foreign key (shop_id, totp_id) references owner_totp (shop_id, id)
) strict, without rowid;

create table session (
    shop_id blob not null,
    id blob not null,
    owner_id blob not null,
    made_at integer not null,
    -- To ten minutes.
    seen_at integer not null,
    expires_at integer not null,
    -- When the owner last proved who they are.
    stepped_up_at integer not null,
    revoked_at integer,
    -- What the browser said of itself, and the network it came from: for the owner to recognise it by.
    browser text,
    network text,
    primary key (shop_id, id),
    foreign key (shop_id, owner_id) references owner (shop_id, id)
) strict, without rowid;

create index session_owner on session (shop_id, owner_id);

-- Every try to sign in and what came of it, one row each, never changed. A name that nobody has is slowed as one that
-- somebody has, so tries are counted before any shop is known: outside row-level security, as doors are. What was typed and
-- where from are kept as keyed hashes only, for people type passwords into the wrong field.
create table sign_in (
    id blob not null primary key,
    at integer not null,
    outcome text not null check (outcome in ('tried', 'in', 'wrong')),
    name_hash blob not null,
    -- Of a browser from which this name has signed in before.
    browser_hash blob,
    address_hash blob,
    shop_id blob references shop (id),
    owner_id blob
) strict, without rowid;

create index sign_in_name on sign_in (name_hash, at);
create index sign_in_address on sign_in (address_hash, at);

-- A name signs in to one shop: it is looked up before the shop is known.
create unique index owner_name on door (hash) where kind = 'owner_name' and used_at is null;
