-- What customers tell of themselves is sealed, field by field, each under a key of their own which is in the second store.
-- What stood here in plain words waits in `unsealed` for the next start, which seals it and empties the table.

create table unsealed (
    shop_id blob not null references shop (id),
    -- Table and column.
    place text not null,
    id blob not null,
    customer_id blob not null,
    text text not null,
    primary key (shop_id, place, id),
    foreign key (shop_id, customer_id) references customer (shop_id, id)
) strict, without rowid;

insert into unsealed (shop_id, place, id, customer_id, text)
    select shop_id, 'customer:display_name', id, id, display_name from customer where display_name is not null
    union all select shop_id, 'customer:email', id, id, email from customer where email is not null
    union all select shop_id, 'customer:phone', id, id, phone from customer where phone is not null
    union all select shop_id, 'answer:comment', id, customer_id, comment from answer where comment is not null
    union all select shop_id, 'customer_case:text', id, customer_id, text from customer_case
    union all select s.shop_id, 'case_solution:note', s.case_id, k.customer_id, s.note
        from case_solution as s join customer_case as k on k.shop_id = s.shop_id and k.id = s.case_id
        where s.note is not null;

alter table customer drop column display_name;
alter table customer drop column email;
alter table customer drop column phone;
alter table answer drop column comment;
alter table customer_case drop column text;
alter table case_solution drop column note;

alter table customer add column display_name blob;
alter table customer add column email blob;
alter table customer add column phone blob;
-- Keyed hashes of the address and the number, by which exactly those are found.
alter table customer add column email_index blob;
alter table customer add column phone_index blob;
-- From then on the row is a tombstone: an id in the ledger, and nobody.
alter table customer add column erased_at integer;
alter table answer add column comment blob;
-- Null once the person was erased.
alter table customer_case add column text blob;
alter table case_solution add column note blob;

create index customer_email on customer (shop_id, email_index) where email_index is not null;
create index customer_phone on customer (shop_id, phone_index) where phone_index is not null;
-- Everything about one person is asked for when they ask for it.
create index imported_visit_customer on imported_visit (shop_id, customer_id);
create index customer_erased on customer (shop_id, erased_at) where erased_at is not null;
create index receipt_personal on receipt (shop_id, subject_id) where kind in ('customer', 'answer', 'case');

-- What was agreed to has a channel and the version of the text that was shown; 0 is from before texts had versions. Who
-- agreed to be written to was told of no advertising, so nobody has agreed to that.
alter table consent add column channel text not null default 'counter' check (channel in ('counter', 'poster', 'page', 'job'));
alter table consent add column text_version integer not null default 0;
update consent set purpose = 'service_messages' where purpose = 'messages';
update consent set purpose = 'profiling' where purpose = 'recognition';
update consent set channel = 'poster' where actor_kind = 'customer';

-- How long what is known of people is kept; the highest number counts.
create table privacy_setting (
    shop_id blob not null references shop (id),
    number integer not null,
    profiling_months integer not null,
    marketing_months integer not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;

-- What the owner adds to the notice that customers read, in each language; the highest number counts.
create table privacy_notice (
    shop_id blob not null references shop (id),
    locale text not null check (locale in ('en', 'it', 'pl')),
    number integer not null,
    text text not null,
    made_at integer not null,
    actor_kind text not null,
    actor_id blob not null,
    location_id blob,
    primary key (shop_id, locale, number),
    foreign key (shop_id, location_id) references location (shop_id, id)
) strict, without rowid;
