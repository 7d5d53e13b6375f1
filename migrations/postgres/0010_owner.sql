-- Owners, how they prove who they are, and the sessions that come of it.

-- One owner of a shop is in office at a time; a reset on the host ends the office.
create table owner (
    shop_id uuid not null references shop (id),
    id uuid not null,
    name text not null,
    made_at bigint not null,
    ended_at bigint,
    primary key (shop_id, id)
);

-- The highest number counts. A PHC string: the hash with its salt and its cost.
create table owner_password (
    shop_id uuid not null,
    owner_id uuid not null,
    number bigint not null,
    phc text not null,
    made_at bigint not null,
    primary key (shop_id, owner_id, number),
    foreign key (shop_id, owner_id) references owner (shop_id, id)
);

-- The secret shared with an app that shows codes, sealed under the master secret. The newest confirmed one counts; its
-- codes only move forward, so that none is taken twice.
create table owner_totp (
    shop_id uuid not null,
    id uuid not null,
    owner_id uuid not null,
    sealed_secret bytea not null,
    made_at bigint not null,
    confirmed_at bigint,
    last_step bigint,
    primary key (shop_id, id),
    foreign key (shop_id, owner_id) references owner (shop_id, id)
);

-- Codes for the day the phone is gone, each good once.
create table owner_recovery (
    shop_id uuid not null,
    totp_id uuid not null,
    hash bytea not null,
    used_at bigint,
    primary key (shop_id, totp_id, hash),
    foreign key (shop_id, totp_id) references owner_totp (shop_id, id)
);

create table session (
    shop_id uuid not null,
    id uuid not null,
    owner_id uuid not null,
    made_at bigint not null,
    -- To ten minutes.
    seen_at bigint not null,
    expires_at bigint not null,
    -- When the owner last proved who they are.
    stepped_up_at bigint not null,
    revoked_at bigint,
    -- What the browser said of itself, and the network it came from: for the owner to recognise it by.
    browser text,
    network text,
    primary key (shop_id, id),
    foreign key (shop_id, owner_id) references owner (shop_id, id)
);

create index session_owner on session (shop_id, owner_id);

-- Every try to sign in and what came of it, one row each, never changed. A name that nobody has is slowed as one that
-- somebody has, so tries are counted before any shop is known: outside row-level security, as doors are. What was typed and
-- where from are kept as keyed hashes only, for people type passwords into the wrong field.
create table sign_in (
    id uuid not null primary key,
    at bigint not null,
    outcome text not null check (outcome in ('tried', 'in', 'wrong')),
    name_hash bytea not null,
    -- Of a browser from which this name has signed in before.
    browser_hash bytea,
    address_hash bytea,
    shop_id uuid references shop (id),
    owner_id uuid
);

create index sign_in_name on sign_in (name_hash, at);
create index sign_in_address on sign_in (address_hash, at);

-- A name signs in to one shop: it is looked up before the shop is known.
create unique index owner_name on door (hash) where kind = 'owner_name' and used_at is null;

create policy shops_of_transaction on owner to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on owner to current_user using (true);
alter table owner enable row level security;
alter table owner force row level security;
grant select, insert, update on owner to timbro_app;

create policy shops_of_transaction on owner_password to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on owner_password to current_user using (true);
alter table owner_password enable row level security;
alter table owner_password force row level security;
grant select, insert on owner_password to timbro_app;

create policy shops_of_transaction on owner_totp to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on owner_totp to current_user using (true);
alter table owner_totp enable row level security;
alter table owner_totp force row level security;
grant select, insert, update on owner_totp to timbro_app;

create policy shops_of_transaction on owner_recovery to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on owner_recovery to current_user using (true);
alter table owner_recovery enable row level security;
alter table owner_recovery force row level security;
grant select, insert, update on owner_recovery to timbro_app;

create policy shops_of_transaction on session to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on session to current_user using (true);
alter table session enable row level security;
alter table session force row level security;
grant select, insert, update on session to timbro_app;

grant select, insert on sign_in to timbro_app;
