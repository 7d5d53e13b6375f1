-- Passkeys, what is going on between a browser and us while one is made or used, and the way into a server without a shop.

-- A passkey of an owner. Which one answers is found by its door, under the hash of the credential's id.
create table owner_passkey (
    shop_id uuid not null,
    id uuid not null,
    owner_id uuid not null,
    -- What its owner calls it, to know which phone it is in.
    name text not null,
    -- The public key with its counter and flags, as the library that verifies writes it: JSON.
    credential text not null,
    made_at bigint not null,
    used_at bigint,
    removed_at bigint,
    primary key (shop_id, id),
    foreign key (shop_id, owner_id) references owner (shop_id, id)
);

create index owner_passkey_owner on owner_passkey (shop_id, owner_id);

-- A passkey answers to one owner of one shop.
create unique index passkey on door (hash) where kind = 'passkey' and used_at is null;

-- An app for codes that was given up: from then on signing in asks for no code.
create table owner_totp_end (
    shop_id uuid not null,
    totp_id uuid not null,
    at bigint not null,
    primary key (shop_id, totp_id),
    foreign key (shop_id, totp_id) references owner_totp (shop_id, id)
);

-- A challenge that waits for its answer: one use, five minutes, so many at once and no more. Who signs in is not known
-- before the answer, so these are no shop's.
create table ceremony (
    id uuid not null primary key,
    kind text not null check (kind in ('registration', 'sign_in', 'step_up')),
    -- The hash of the session or the link that it was begun with; nobody else can end it.
    bound_to bytea,
    address_hash bytea,
    -- What the library that verifies has to know again: JSON.
    state text not null,
    expires_at bigint not null
);

create index ceremony_address on ceremony (address_hash, id);

-- The links by which the first shop of a server is opened in a browser. All are used up when a shop is there.
create table first_link (
    hash bytea not null primary key,
    made_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);

create policy shops_of_transaction on owner_passkey to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on owner_passkey to current_user using (true);
alter table owner_passkey enable row level security;
alter table owner_passkey force row level security;
grant select, insert, update on owner_passkey to timbro_app;

create policy shops_of_transaction on owner_totp_end to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on owner_totp_end to current_user using (true);
alter table owner_totp_end enable row level security;
alter table owner_totp_end force row level security;
grant select, insert on owner_totp_end to timbro_app;

grant select, insert, delete on ceremony to timbro_app;
grant select, insert, update on first_link to timbro_app;
-- Tries to sign in count for an hour and are kept for a season.
grant delete on sign_in to timbro_app;
