-- The number by which a card's live codes tell one browser from another. A browser is known by the hash of its secret;
-- where all numbers are taken, the one given longest ago is given anew.

create table card_device (
    shop_id uuid not null,
    card_id uuid not null,
    device bigint not null check (device between 1 and 255),
    browser_hash bytea not null,
    given_at bigint not null,
    primary key (shop_id, card_id, device),
    unique (shop_id, card_id, browser_hash),
    foreign key (shop_id, card_id) references card (shop_id, id)
);

create policy shops_of_transaction on card_device to timbro_app
    using (shop_id = any ((select current_setting('timbro.shops')::uuid[])::uuid[]));
create policy owner_of_tables on card_device to current_user using (true);
alter table card_device enable row level security;
alter table card_device force row level security;
grant select, insert, update, delete on card_device to timbro_app;
