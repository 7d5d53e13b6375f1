-- What owners worked out from figures on paper: the figures put in, and what came out by which formula, as it was told.

create table calculation (
    shop_id blob not null references shop (id),
    id blob not null,
    metric text not null,
    name text,
    -- JSON: a number, or a list of them, by name.
    inputs text not null,
    formula text not null,
    -- The fraction in lowest terms, and the nearest number to it.
    exact text not null,
    value real not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, id),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

create index calculation_metric on calculation (shop_id, metric, id);
