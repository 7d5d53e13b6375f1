-- The second store: each person's key, and who was erased. It is backed up apart from the data, and for a shorter time:
-- a key that is gone from here makes the same person's fields unreadable in every old copy of the data.

create table person_key (
    shop_id blob not null,
    customer_id blob not null,
    -- 32 random bytes, sealed under a key that is derived from the master secret.
    sealed_key blob not null,
    made_at integer not null,
    primary key (shop_id, customer_id)
) strict, without rowid;

-- Who was erased, for ever: a restored copy of the data is held against this list at each start.
create table erasure (
    shop_id blob not null,
    customer_id blob not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, customer_id)
) strict, without rowid;
