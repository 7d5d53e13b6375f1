-- The past of a shop: {VISITS} visits that were recorded long ago, each with its receipt and its entry, of customers who came
-- fourteen times each. What the rules would have reckoned is filled with as many bytes. The cards that are scanned lie
-- among theirs, as those who come today lie among all who ever came.

create temp table invented (nth integer primary key, id blob, customer_id blob, state text);
insert into invented
    with recursive
        known (nth, id, state) as (
            select row_number() over () - 1, id, state
            from card join card_state on card_state.shop_id = card.shop_id and card_id = id
        ),
        numbers (n) as (select 0 union all select n + 1 from numbers where (n + 1) * 14 < {VISITS})
    select
        n,
        -- Made in the same millisecond as one that is scanned.
        unhex(substr(hex(known.id), 1, 12) || hex(randomblob(10))),
        unhex(substr(hex(known.id), 1, 12) || hex(randomblob(10))),
        known.state
    from numbers join known on known.nth = n % (select count(*) from known);

insert into customer (shop_id, id, made_at, actor_kind, actor_id, location_id)
    select {SHOP}, customer_id, {NOW} - 400 * 86400000, 'api_key', {KEY}, {PLACE} from invented order by customer_id;
insert into card (shop_id, id, customer_id, code, short_code, epoch, made_at, actor_kind, actor_id, location_id)
    select {SHOP}, id, customer_id, randomblob(10), hex(randomblob(8)), 0, {NOW} - 400 * 86400000, 'api_key', {KEY}, {PLACE}
    from invented order by id;
insert into card_state (shop_id, card_id, number, state) select {SHOP}, id, 14, state from invented order by id;

-- In the order of time, so that a card's visits lie as far apart as they did.
create temp table visited (n integer primary key, id blob, card_id blob, customer_id blob, number integer, at integer);
insert into visited
    with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n + 1 < {VISITS})
    select
        n,
        unhex(printf('%012x', {NOW} - ({VISITS} - n) * 3000) || '7' || substr(hex(randomblob(10)), 2)),
        invented.id,
        invented.customer_id,
        n / (select count(*) from invented) + 1,
        {NOW} - ({VISITS} - n) * 3000
    from numbers join invented on invented.nth = n % (select count(*) from invented);

insert into receipt (shop_id, key, kind, fingerprint, subject_id, number, at)
    select {SHOP}, lower(hex(randomblob(18))), 'scan', randomblob(32), id,
        null, at
    from visited;
insert into visit (shop_id, id, card_id, customer_id, kind, code_kind, at, received_at, stamps, on_account, after_number,
        actor_kind, actor_id, location_id)
    select {SHOP}, id, card_id, customer_id, 'scan', 'printed', at, at, 1, 0, number - 1, 'api_key', {KEY}, {PLACE}
    from visited;
insert into entry (shop_id, card_id, number, program_id, kind, delta, balance_after, remainder_after, round, version, goal,
        reached, visit_id, at, day, actor_kind, actor_id, location_id, hash)
    select {SHOP}, card_id, number, {PROGRAM}, 'earn', 1, number, 0, 1, 1, 1000000, 0, id, at, at / 86400000, 'api_key',
        {KEY}, {PLACE}, randomblob(32)
    from visited;
