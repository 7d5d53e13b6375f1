//! The questions. `$1` is the shop, `$2` and `$3` the key after which rows are asked for, `$4` how many.

use crate::tables::Table;

/// A table's questions, one after the other.
pub fn of(table: Table) -> &'static [&'static str] {
    match table {
        Table::Customers => &["select u.id, cast(0 as bigint), u.id, \
                u.id, u.display_name, u.email, u.phone, u.locale, k.id, substr(k.short_code, 1, 5) || '-' || substr(k.short_code, 6), u.made_at, u.erased_at \
             from customer as u left join card as k on k.shop_id = u.shop_id and k.customer_id = u.id \
             where u.shop_id = $1 and u.id > $2 and cast($3 as bigint) is not null order by u.id limit $4"],
        Table::Visits => &[
            "select v.id, cast(0 as bigint), null, \
                v.id, v.card_id, v.customer_id, v.kind, v.code_kind, v.at, v.received_at, v.stamps, v.amount_minor, v.units, \
                v.on_account, v.order_ref, x.made_at, x.reason, null, null, v.actor_kind, v.actor_id, v.location_id \
             from visit as v left join visit_void as x on x.shop_id = v.shop_id and x.visit_id = v.id \
             where v.shop_id = $1 and v.id > $2 and cast($3 as bigint) is not null order by v.id limit $4",
            "select v.import_id, v.number, null, \
                null, null, v.customer_id, null, null, v.at, null, null, v.amount_minor, v.units, \
                v.on_account, null, v.voided_at, null, v.source, v.external_id, null, null, null \
             from imported_visit as v join import as i on i.shop_id = v.shop_id and i.id = v.import_id \
             where v.shop_id = $1 and i.finished_at is not null and (v.import_id, v.number) > ($2, $3) \
             order by v.import_id, v.number limit $4",
        ],
        Table::Entries => &["select e.card_id, e.number, null, \
                e.card_id, e.number, e.at, e.kind, e.program_id, e.delta, e.balance_after, e.remainder_after, e.goal, e.held, \
                e.reason, e.visit_id, e.reward_id, e.reverses, e.actor_kind, e.actor_id, e.location_id \
             from entry as e where e.shop_id = $1 and (e.card_id, e.number) > ($2, $3) \
             order by e.card_id, e.number limit $4"],
        Table::Rewards => &["select r.id, cast(0 as bigint), null, \
                r.id, r.card_id, k.customer_id, r.program_id, r.version, r.stamps, r.title, r.issued_at, r.expires_at, \
                d.made_at, x.reward_id is not null \
             from reward as r join card as k on k.shop_id = r.shop_id and k.id = r.card_id \
                left join redemption as d on d.shop_id = r.shop_id and d.reward_id = r.id \
                left join reward_void as x on x.shop_id = r.shop_id and x.reward_id = r.id \
             where r.shop_id = $1 and r.id > $2 and cast($3 as bigint) is not null order by r.id limit $4"],
        // A version has a row for each of its rewards; no card has a million stamps.
        Table::Programs => &["select w.program_id, w.version * 1000000 + w.stamps, null, \
                w.program_id, coalesce((select n.name from program_version as n where n.shop_id = w.shop_id \
                    and n.program_id = w.program_id and n.version <= w.version and n.name is not null \
                    order by n.version desc limit 1), p.name), coalesce((select s.status from program_status as s where s.shop_id = w.shop_id \
                    and s.program_id = w.program_id order by s.number desc limit 1), 'running'), \
                w.version, v.made_at, v.earn_kind, v.per_minor, v.has_limits, v.cool_down_minutes, v.per_day, \
                v.stamp_valid_days, w.stamps, w.title, w.valid_days \
             from program_reward as w join program as p on p.shop_id = w.shop_id and p.id = w.program_id \
                join program_version as v on v.shop_id = w.shop_id and v.program_id = w.program_id and v.version = w.version \
             where w.shop_id = $1 and (w.program_id, w.version * 1000000 + w.stamps) > ($2, $3) \
             order by w.program_id, w.version, w.stamps limit $4"],
        Table::Answers => &[
            "select a.id, cast(0 as bigint), a.customer_id, \
                a.id, a.customer_id, a.kind, a.score, a.scale_max, coalesce(a.comment, x.comment), a.made_at, null, null \
             from answer as a left join answer_comment as x on x.shop_id = a.shop_id and x.answer_id = a.id \
             where a.shop_id = $1 and a.id > $2 and cast($3 as bigint) is not null order by a.id limit $4",
            "select a.import_id, a.number, null, \
                null, a.customer_id, a.kind, a.score, a.scale_max, null, a.at, a.source, a.external_id \
             from imported_answer as a join import as i on i.shop_id = a.shop_id and i.id = a.import_id \
             where a.shop_id = $1 and i.finished_at is not null and (a.import_id, a.number) > ($2, $3) \
             order by a.import_id, a.number limit $4",
        ],
        Table::Cases => &["select a.id, cast(0 as bigint), a.customer_id, \
                a.id, a.customer_id, a.weight, a.text, a.made_at, a.actor_kind, a.actor_id, s.note, s.made_at \
             from customer_case as a left join case_solution as s on s.shop_id = a.shop_id and s.case_id = a.id \
             where a.shop_id = $1 and a.id > $2 and cast($3 as bigint) is not null order by a.id limit $4"],
        Table::Notes => &["select n.id, cast(0 as bigint), n.customer_id, \
                n.id, n.customer_id, n.kind, n.text, n.case_id, n.answer_id, n.mailing_id, n.until, n.made_at, n.actor_kind, \
                n.actor_id, s.made_at \
             from customer_note as n left join note_seen as s on s.shop_id = n.shop_id and s.note_id = n.id \
             where n.shop_id = $1 and n.id > $2 and cast($3 as bigint) is not null order by n.id limit $4"],
        Table::Payments => &[
            "select p.id, cast(0 as bigint), null, \
                p.id, p.customer_id, p.amount_minor, p.made_at, null, null, p.location_id \
             from payment as p where p.shop_id = $1 and p.id > $2 and cast($3 as bigint) is not null order by p.id limit $4",
            "select p.import_id, p.number, null, \
                null, p.customer_id, p.amount_minor, p.at, p.source, p.external_id, null \
             from imported_payment as p join import as i on i.shop_id = p.shop_id and i.id = p.import_id \
             where p.shop_id = $1 and i.finished_at is not null and (p.import_id, p.number) > ($2, $3) \
             order by p.import_id, p.number limit $4",
        ],
        Table::Refunds => &[
            "select r.id, cast(0 as bigint), null, \
                r.id, r.visit_id, r.amount_minor, r.units_returned, r.stamps_earned, r.stamps_taken, r.made_at, null, null, \
                null, r.actor_kind, r.actor_id, r.location_id \
             from refund as r where r.shop_id = $1 and r.id > $2 and cast($3 as bigint) is not null order by r.id limit $4",
            "select r.import_id, r.number, null, \
                null, null, r.amount_minor, r.units_returned, null, null, r.at, r.source, r.external_id, \
                v.external_id, null, null, null \
             from imported_refund as r join import as i on i.shop_id = r.shop_id and i.id = r.import_id \
                join imported_visit as v on v.shop_id = r.shop_id and v.import_id = r.visit_import_id \
                    and v.number = r.visit_number \
             where r.shop_id = $1 and i.finished_at is not null and (r.import_id, r.number) > ($2, $3) \
             order by r.import_id, r.number limit $4",
        ],
        Table::Staff => &["select s.id, cast(0 as bigint), null, \
                s.id, s.name, s.role, \
                exists (select 1 from staff_pin as p where p.shop_id = s.shop_id and p.staff_id = s.id), \
                (select k.card_id from staff_card as k where k.shop_id = s.shop_id and k.staff_id = s.id \
                    order by k.number desc limit 1), s.made_at, x.made_at \
             from staff as s left join staff_end as x on x.shop_id = s.shop_id and x.staff_id = s.id \
             where s.shop_id = $1 and s.id > $2 and cast($3 as bigint) is not null order by s.id limit $4"],
        Table::Devices => &["select d.id, cast(0 as bigint), null, \
                d.id, d.location_id, l.name, d.name, d.made_at, coalesce(n.seen_at, d.made_at), x.made_at \
             from device as d join location as l on l.shop_id = d.shop_id and l.id = d.location_id \
                left join device_seen as n on n.shop_id = d.shop_id and n.device_id = d.id \
                left join device_end as x on x.shop_id = d.shop_id and x.device_id = d.id \
             where d.shop_id = $1 and d.id > $2 and cast($3 as bigint) is not null order by d.id limit $4"],
        Table::Audit => &["select a.shop_id, a.number, null, \
                a.number, a.at, a.action, a.actor_kind, a.actor_id, coalesce(s.name, o.name, d.name, k.name), a.device_id, \
                a.location_id, a.subject_id, a.data_before, a.data_after \
             from audit as a left join staff as s on s.shop_id = a.shop_id and s.id = a.actor_id \
                left join owner as o on o.shop_id = a.shop_id and o.id = a.actor_id \
                left join device as d on d.shop_id = a.shop_id and d.id = a.actor_id \
                left join api_key as k on k.shop_id = a.shop_id and k.id = a.actor_id \
             where a.shop_id = $1 and (a.shop_id, a.number) > ($2, $3) order by a.number limit $4"],
    }
}

/// Questions whose answers add up to how many rows there are.
pub fn counts(table: Table) -> &'static [&'static str] {
    match table {
        Table::Customers => &["select count(*) from customer where shop_id = $1"],
        Table::Visits => &[
            "select count(*) from visit where shop_id = $1",
            "select count(*) from imported_visit as x join import as i on i.shop_id = x.shop_id and i.id = x.import_id \
             where x.shop_id = $1 and i.finished_at is not null",
        ],
        Table::Entries => &["select count(*) from entry where shop_id = $1"],
        Table::Rewards => &["select count(*) from reward where shop_id = $1"],
        Table::Programs => &["select count(*) from program_reward where shop_id = $1"],
        Table::Answers => &[
            "select count(*) from answer where shop_id = $1",
            "select count(*) from imported_answer as x join import as i on i.shop_id = x.shop_id and i.id = x.import_id \
             where x.shop_id = $1 and i.finished_at is not null",
        ],
        Table::Cases => &["select count(*) from customer_case where shop_id = $1"],
        Table::Notes => &["select count(*) from customer_note where shop_id = $1"],
        Table::Payments => &[
            "select count(*) from payment where shop_id = $1",
            "select count(*) from imported_payment as x join import as i on i.shop_id = x.shop_id and i.id = x.import_id \
             where x.shop_id = $1 and i.finished_at is not null",
        ],
        Table::Refunds => &[
            "select count(*) from refund where shop_id = $1",
            "select count(*) from imported_refund as x join import as i on i.shop_id = x.shop_id and i.id = x.import_id \
             where x.shop_id = $1 and i.finished_at is not null",
        ],
        Table::Staff => &["select count(*) from staff where shop_id = $1"],
        Table::Devices => &["select count(*) from device where shop_id = $1"],
        Table::Audit => &["select count(*) from audit where shop_id = $1"],
    }
}
