-- Shops, their counters and keys, and the doors by which a shop is found before it is known.

create table shop (
    id uuid not null primary key,
    name text not null,
    kind text not null,
    time_zone text not null,
    currency text not null,
    locale text not null,
    -- Raised with every change to a program, so that the ledger's lane knows when to read the rules again.
    rules_version bigint not null,
    made_at bigint not null
);

create table location (
    shop_id uuid not null references shop (id),
    id uuid not null,
    name text not null,
    made_at bigint not null,
    primary key (shop_id, id)
);

-- A shop's Ed25519 keys. The state is told by which of the times is set: next, active, verify-only, revoked.
create table signing_key (
    shop_id uuid not null references shop (id),
    kid bigint not null check (kid between 0 and 255),
    public_key bytea not null,
    sealed_seed bytea not null,
    made_at bigint not null,
    active_at bigint,
    verify_only_at bigint,
    revoked_at bigint,
    primary key (shop_id, kid)
);

create table api_key (
    shop_id uuid not null references shop (id),
    id uuid not null,
    name text not null,
    -- The first characters, by which an owner recognises a key that is shown only once.
    prefix text not null,
    scopes text not null,
    location_id uuid not null,
    made_at bigint not null,
    expires_at bigint,
    revoked_at bigint,
    primary key (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
);

-- What must be found before the shop is known: the hash of a secret, and what it opens. Outside row-level security.
create table door (
    kind text not null,
    hash bytea not null,
    shop_id uuid not null references shop (id),
    target_id uuid not null,
    made_at bigint not null,
    expires_at bigint,
    used_at bigint,
    primary key (kind, hash, target_id)
);

-- One row per idempotency key that did something: kept for ever, so that the same key gives the same answer for ever.
create table receipt (
    shop_id uuid not null references shop (id),
    key text not null,
    -- What was asked, and the SHA-256 of how, so that another request under the same key is told apart.
    kind text not null,
    fingerprint bytea not null,
    -- The row it made: the answer is built from it again.
    subject_id uuid not null,
    -- Where the subject is a card: the entry it made there.
    number bigint,
    at bigint not null,
    primary key (shop_id, key)
);

-- The role of every transaction. It owns nothing, so row-level security holds for it.
do $$
begin
    create role timbro_app nologin;
exception
    when duplicate_object or unique_violation then null;
end
$$;

do $$
begin
    execute format('grant timbro_app to %I', current_user);
    execute format('grant usage on schema %I to timbro_app', current_schema());
end
$$;

grant select, insert, update on door to timbro_app;

-- The shops of the transaction. Never set, or set in an earlier transaction only: reading it fails, and so does the question.
create policy shops_of_transaction on shop to timbro_app
    using (id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
alter table shop enable row level security;
alter table shop force row level security;
grant select, insert, update on shop to timbro_app;

create policy owner_of_tables on shop to current_user using (true);

create policy shops_of_transaction on location to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on location to current_user using (true);
alter table location enable row level security;
alter table location force row level security;
grant select, insert on location to timbro_app;

create policy shops_of_transaction on signing_key to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on signing_key to current_user using (true);
alter table signing_key enable row level security;
alter table signing_key force row level security;
grant select, insert, update on signing_key to timbro_app;

create policy shops_of_transaction on api_key to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on api_key to current_user using (true);
alter table api_key enable row level security;
alter table api_key force row level security;
grant select, insert, update on api_key to timbro_app;

create policy shops_of_transaction on receipt to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on receipt to current_user using (true);
alter table receipt enable row level security;
alter table receipt force row level security;
grant select, insert on receipt to timbro_app;
