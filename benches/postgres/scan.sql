-- The limit on PostgreSQL: a scan's rows by one call. What the rules would reckon is filled with as many bytes.

create table bench_card (nth bigint primary key, card_id uuid not null, customer_id uuid not null);
insert into bench_card
    select row_number() over (order by id) - 1, id, customer_id from card where customer_id is not null;

create function scan(wanted bigint) returns bigint language plpgsql as $$
declare
    now_ms constant bigint := extract(epoch from clock_timestamp()) * 1000;
    digits constant text := lpad(to_hex(now_ms), 12, '0');
    -- In the order of time, as timbro makes them (RFC 9562, 5.7).
    visit constant uuid := left(digits, 8) || '-' || right(digits, 4) || '-7' || substr(gen_random_uuid()::text, 16);
    whose bench_card%rowtype;
    its_number bigint;
begin
    select * into strict whose from bench_card where nth = wanted;
    update card_state set number = number + 1, state = state
        where shop_id = '{SHOP}' and card_id = whose.card_id returning number into strict its_number;
    insert into receipt (shop_id, key, kind, fingerprint, subject_id, number, at)
        values ('{SHOP}', gen_random_uuid()::text, 'scan',
            '\x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a', visit, null, now_ms);
    insert into visit (shop_id, id, card_id, customer_id, kind, code_kind, at, received_at, device, step, stamps,
            amount_minor, units, on_account, order_ref, device_seq, ticket_id, after_number, actor_kind, actor_id,
            location_id)
        values ('{SHOP}', visit, whose.card_id, whose.customer_id, 'scan', 'printed', now_ms, now_ms, null, null, 1,
            null, null, false, null, null, null, its_number - 1, 'api_key', '{KEY}', '{PLACE}');
    insert into entry (shop_id, card_id, number, program_id, kind, delta, balance_after, remainder_after, round, version,
            goal, reached, expires_on, held, reason, visit_id, reward_id, refund_id, reverses, at, day, actor_kind,
            actor_id, location_id, hash)
        values ('{SHOP}', whose.card_id, its_number, '{PROGRAM}', 'earn', 1, its_number, 0, 1, 1, 1000000, 0, null, null, null,
            visit, null, null, null, now_ms, 20000, 'api_key', '{KEY}', '{PLACE}',
            '\x5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a');
    return its_number;
end $$;
