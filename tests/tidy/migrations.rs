//! The two folders of migrations: same names, same tables, same columns in the same order, and every row inside its shop.

use crate::source::Finding;
use std::collections::BTreeMap;

/// Tables that are no shop's: the shop itself, the doors by which it is found before it is known, tries to sign in, which
/// are slowed before it is known whether the name, or the recovery word, is anybody's, challenges that a passkey answers
/// before it is known whose it is, and the links by which a server's first shop comes into being.
pub const WITHOUT_A_SHOP: [&str; 6] = ["shop", "door", "sign_in", "way_back_try", "ceremony", "first_link"];

/// Tables that row-level security leaves alone: a door is opened, a try counted, a challenge given and a first link used
/// before the transaction has a shop.
pub const WITHOUT_ROW_SECURITY: [&str; 5] = ["door", "sign_in", "way_back_try", "ceremony", "first_link"];

/// One engine's migrations: path and text of each, in order.
pub type Folder = [(String, String)];

/// A table as all migrations together leave it.
#[derive(Debug, Default)]
struct Table {
    path: String,
    line: usize,
    columns: Vec<String>,
    primary_key: Vec<String>,
    /// The referring columns of each foreign key.
    foreign_keys: Vec<Vec<String>>,
    is_strict: bool,
}

/// The same names in both folders.
pub fn names_that_differ(sqlite: &Folder, postgres: &Folder) -> Vec<Finding> {
    let lone = |here: &Folder, there: &Folder, engine: &str| {
        let has = |name: &str| there.iter().any(|(path, _)| name_of(path) == name);
        here.iter()
            .filter(|(path, _)| !has(name_of(path)))
            .map(|(path, _)| Finding {
                path: path.clone(),
                line: 1,
                sentence: format!("{engine} has no migration of this name"),
            })
            .collect::<Vec<_>>()
    };
    [lone(sqlite, postgres, "PostgreSQL"), lone(postgres, sqlite, "SQLite")].concat()
}

/// The same tables with the same columns in the same order, each table `strict` on SQLite.
pub fn tables_that_differ(sqlite: &Folder, postgres: &Folder) -> Vec<Finding> {
    let (sqlite, postgres) = (tables(sqlite), tables(postgres));
    let mut findings = Vec::new();
    for (name, table) in &sqlite {
        match postgres.get(name) {
            None => findings.push(finding(table, format!("PostgreSQL has no table `{name}`"))),
            Some(other) if other.columns != table.columns => findings.push(finding(
                table,
                format!("`{name}` has the columns {:?} here and {:?} on PostgreSQL", table.columns, other.columns),
            )),
            Some(_) => {}
        }
        if !table.is_strict {
            findings
                .push(finding(table, format!("`{name}` is not `strict`: SQLite would keep text in a number's column")));
        }
    }
    for (name, table) in postgres.iter().filter(|(name, _)| !sqlite.contains_key(*name)) {
        findings.push(finding(table, format!("SQLite has no table `{name}`")));
    }
    findings
}

/// Primary and foreign keys begin with `shop_id`, so that no row can refer to another shop.
pub fn keys_without_a_shop(folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, table) in tables(folder).iter().filter(|(name, _)| !WITHOUT_A_SHOP.contains(&name.as_str())) {
        if table.primary_key.first().is_none_or(|first| first != "shop_id") {
            findings.push(finding(table, format!("the primary key of `{name}` does not begin with shop_id")));
        }
        for key in table.foreign_keys.iter().filter(|key| key.first().is_none_or(|first| first != "shop_id")) {
            findings.push(finding(
                table,
                format!("the foreign key ({}) of `{name}` does not begin with shop_id", key.join(", ")),
            ));
        }
    }
    findings
}

/// Row-level security is on and forced for every table of a shop, with a policy for timbro's role.
pub fn tables_without_row_security(postgres: &Folder) -> Vec<Finding> {
    let said: Vec<String> =
        postgres.iter().flat_map(|(_, text)| statements(text)).map(|(statement, _)| statement).collect();
    let is_said = |wanted: &str| said.iter().any(|statement| statement.starts_with(wanted));
    tables(postgres)
        .iter()
        .filter(|(name, _)| !WITHOUT_ROW_SECURITY.contains(&name.as_str()))
        .filter(|(name, _)| {
            let is_on = ["enable", "force"]
                .iter()
                .all(|verb| is_said(&format!("alter table {name} {verb} row level security")));
            let has_policy = said.iter().any(|statement| {
                statement.starts_with("create policy")
                    && statement.contains(&format!(" on {name} "))
                    && statement.contains("timbro_app")
            });
            !(is_on && has_policy)
        })
        .map(|(name, table)| {
            finding(table, format!("`{name}` needs row-level security: enabled, forced, and a policy for timbro_app"))
        })
        .collect()
}

fn finding(table: &Table, sentence: String) -> Finding {
    Finding { path: table.path.clone(), line: table.line, sentence }
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The statements of a file in lower case, without comments and with single spaces, each with the line it begins on.
/// A semicolon inside a body between `$$` ends no statement.
fn statements(text: &str) -> Vec<(String, usize)> {
    let (mut found, mut statement, mut first_line, mut in_body) = (Vec::new(), String::new(), 0, false);
    for (index, line) in text.lines().enumerate() {
        for piece in line.split("--").next().unwrap_or_default().split_inclusive(';') {
            for word in piece.split_whitespace() {
                if statement.is_empty() {
                    first_line = index + 1;
                }
                statement.push_str(&word.to_lowercase());
                statement.push(' ');
                in_body ^= word.matches("$$").count() % 2 == 1;
            }
            if piece.ends_with(';') && !in_body {
                found.push((std::mem::take(&mut statement), first_line));
            }
        }
    }
    found
}

fn tables(folder: &Folder) -> BTreeMap<String, Table> {
    let mut tables = BTreeMap::new();
    for (path, text) in folder {
        for (statement, line) in statements(text) {
            let words: Vec<&str> = statement.split_whitespace().collect();
            match words.as_slice() {
                ["create", "table", ..] => {
                    let (head, rest) = statement.split_once('(').unwrap_or((&statement, ""));
                    tables.insert(plain(head.split_whitespace().last().unwrap_or_default()), created(path, line, rest));
                }
                ["drop", "table", .., name] => drop(tables.remove(&plain(name))),
                ["alter", "table", from, "rename", "to", to] => {
                    if let Some(table) = tables.remove(&plain(from)) {
                        tables.insert(plain(to), table);
                    }
                }
                ["alter", "table", name, change @ ..] => {
                    if let Some(table) = tables.get_mut(&plain(name)) {
                        alter(table, change);
                    }
                }
                _ => {}
            }
        }
    }
    tables
}

/// Reads what stands after the opening bracket of `create table name (`.
fn created(path: &str, line: usize, rest: &str) -> Table {
    let mut table = Table { path: path.to_owned(), line, ..Table::default() };
    let (mut depth, mut item, mut items, mut tail) = (1_usize, String::new(), Vec::new(), String::new());
    for c in rest.chars() {
        match c {
            _ if depth == 0 => tail.push(c),
            ',' if depth == 1 => items.push(std::mem::take(&mut item)),
            _ => {
                depth = if c == '(' {
                    depth + 1
                } else if c == ')' {
                    depth - 1
                } else {
                    depth
                };
                if depth > 0 {
                    item.push(c);
                }
            }
        }
    }
    items.push(item);
    table.is_strict = tail.split(|c: char| !c.is_alphanumeric()).any(|word| word == "strict");
    for item in &items {
        define(&mut table, item.trim());
    }
    table
}

/// One line of a table's definition: a column, or a constraint with or without a name.
fn define(table: &mut Table, item: &str) {
    let unnamed = item.strip_prefix("constraint ").and_then(|rest| rest.split_once(' ')).map_or(item, |(_, rest)| rest);
    let columns = || -> Vec<String> {
        let list = unnamed.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or("", |(list, _)| list);
        list.split(',').map(plain).collect()
    };
    let first = unnamed.split(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    match first {
        "primary" => table.primary_key = columns(),
        "foreign" => table.foreign_keys.push(columns()),
        "unique" | "check" | "exclude" | "like" => {}
        column => {
            let column = plain(column);
            if unnamed.contains(" primary key") {
                table.primary_key = vec![column.clone()];
            }
            if unnamed.contains(" references ") {
                table.foreign_keys.push(vec![column.clone()]);
            }
            table.columns.push(column);
        }
    }
}

fn alter(table: &mut Table, change: &[&str]) {
    match change {
        ["add", "column", definition @ ..] => define(table, definition.join(" ").trim_end_matches(';').trim()),
        ["add", "constraint", ..] | ["add", "foreign", ..] => {
            define(table, change[1..].join(" ").trim_end_matches(';').trim())
        }
        ["drop", "column", column, ..] => table.columns.retain(|own| *own != plain(column)),
        ["rename", "column", from, "to", to] => {
            for column in table.columns.iter_mut().filter(|own| **own == plain(from)) {
                *column = plain(to);
            }
        }
        _ => {}
    }
}

/// A name without quotes, semicolon or schema.
fn plain(name: &str) -> String {
    let name = name.trim().trim_matches([';', '"', '`']);
    name.rsplit('.').next().unwrap_or(name).trim_matches('"').to_owned()
}

#[cfg(test)]
mod controls {
    use super::*;

    fn folder(engine: &str, text: &str) -> Vec<(String, String)> {
        vec![(format!("migrations/{engine}/0001_a.sql"), text.to_owned())]
    }

    const CARD: &str = "-- create table nothing (x)
        create table card (
            shop_id blob not null references shop (id), -- a comment, with a comma
            id blob not null,
            kind text check (kind in ('a', 'b')),
            primary key (shop_id, id),
            constraint it foreign key (shop_id, id) references other (shop_id, id)
        ) strict, without rowid;";

    #[test]
    fn a_migration_without_its_twin_is_found() {
        let (here, mut there) = (folder("sqlite", ""), folder("postgres", ""));
        assert_eq!(names_that_differ(&here, &there), []);
        there[0].0 = "migrations/postgres/0001_b.sql".to_owned();
        assert_eq!(names_that_differ(&here, &there).len(), 2);
    }

    #[test]
    fn tables_and_columns_that_differ_are_found() {
        let differ = |postgres: &str| tables_that_differ(&folder("sqlite", CARD), &folder("postgres", postgres)).len();
        assert_eq!(differ("CREATE TABLE card (shop_id uuid, id uuid, kind text);"), 0);
        assert_eq!(differ("create table card (shop_id uuid, kind text, id uuid);"), 1, "another order");
        assert_eq!(differ("create table card (shop_id uuid, id uuid);"), 1, "one column less");
        assert_eq!(differ("create table cards (shop_id uuid, id uuid, kind text);"), 2, "another name");
        assert_eq!(differ("create table card (shop_id uuid, id uuid);\nalter table card add column kind text;"), 0);
        let loose = CARD.replace("strict, ", "");
        assert_eq!(tables_that_differ(&folder("sqlite", &loose), &folder("postgres", CARD)).len(), 1, "not strict");
    }

    #[test]
    fn keys_that_do_not_begin_with_the_shop_are_found() {
        let found = |text: &str| keys_without_a_shop(&folder("sqlite", text)).len();
        assert_eq!(found(CARD), 0);
        assert_eq!(found(&CARD.replace("primary key (shop_id, id)", "primary key (id, shop_id)")), 1);
        assert_eq!(found(&CARD.replace("foreign key (shop_id, id)", "foreign key (id)")), 1);
        assert_eq!(found(&CARD.replace("id blob not null,", "id blob not null references other (id),")), 1);
        assert_eq!(found("create table shop (id blob primary key);"), 0);
        assert_eq!(found("create table stray (id blob primary key);"), 1);
    }

    #[test]
    fn a_table_open_to_every_shop_is_found() {
        let secured = format!(
            "{CARD}\ndo $$ begin create role timbro_app; end $$;\ncreate policy p on card to timbro_app\n using (true);
            alter table card enable row level security;\nalter table card force row level security;"
        );
        let found = |text: &str| tables_without_row_security(&folder("postgres", text)).len();
        assert_eq!(found(&secured), 0);
        for without in [
            "alter table card enable row level security;",
            "alter table card force row level security;",
            "to timbro_app",
        ] {
            assert_eq!(found(&secured.replace(without, "")), 1, "without {without}");
        }
    }
}
