-- Keys for machines: more than one secret each while one is being replaced, when each was last used, and test shops.

-- A test shop is the twin of a live one: what a test key opens. It is a shop of its own, so that nothing of one can touch
-- the other.
alter table shop add column test_of blob references shop (id);

-- When it was last used, to ten minutes.
alter table api_key add column seen_at integer;

-- A key's secrets, of which the newest counts, and those before until their doors close.
create table api_key_secret (
    shop_id blob not null,
    key_id blob not null,
    number integer not null,
    -- The SHA-256, as in its door.
    hash blob not null,
    made_at integer not null,
    primary key (shop_id, key_id, number),
    foreign key (shop_id, key_id) references api_key (shop_id, id)
) strict, without rowid;

insert into api_key_secret (shop_id, key_id, number, hash, made_at)
    select d.shop_id, d.target_id, 1, d.hash, d.made_at
    from door as d join api_key as k on k.shop_id = d.shop_id and k.id = d.target_id where d.kind = 'api_key';
