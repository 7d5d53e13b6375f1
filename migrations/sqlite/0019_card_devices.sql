-- The number by which a card's live codes tell one browser from another. A browser is known by the hash of its secret;
-- where all numbers are taken, the one given longest ago is given anew.

create table card_device (
    shop_id blob not null,
    card_id blob not null,
    device integer not null check (device between 1 and 255),
    browser_hash blob not null,
    given_at integer not null,
    primary key (shop_id, card_id, device),
    unique (shop_id, card_id, browser_hash),
    foreign key (shop_id, card_id) references card (shop_id, id)
) strict, without rowid;
