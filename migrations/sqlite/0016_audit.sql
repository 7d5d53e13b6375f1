-- Who did what that matters: rows are added and never changed, and each is chained to the one before with a keyed hash.

create table audit (
    shop_id blob not null references shop (id),
    -- 1 to n at the shop, without gaps.
    number integer not null check (number > 0),
    at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    -- The enrolled device, or the session of a browser.
    device_id blob,
    location_id blob,
    action text not null,
    -- The row that it was done to.
    subject_id blob,
    -- JSON: ids, numbers and words of closed lists by name. Nothing here tells who a person is.
    data_before text,
    data_after text,
    hash blob not null,
    primary key (shop_id, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create index audit_action on audit (shop_id, action, number);
create index audit_actor on audit (shop_id, actor_id, number);

-- Where a shop's log ends: whoever adds a row waits here for who came before, and a row taken off the end is missed.
create table audit_head (
    shop_id blob not null references shop (id),
    number integer not null,
    hash blob not null,
    primary key (shop_id)
) strict, without rowid;
