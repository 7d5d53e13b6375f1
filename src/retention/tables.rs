//! The report's tables as CSV, for a spreadsheet.
//!
//! A column is called as the field of the report is, a nested one with a point: `lifecycle.new`, `on.3`. A figure that
//! is null is an empty cell. Lines are those of RFC 4180. A text that a spreadsheet would take for a formula gets an
//! apostrophe before it, because customers' ids come from people; numbers stay numbers, minus sign and all.

use std::fmt;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::activity::Activity;
use super::cohorts::Cohort;
use super::money::LifetimeValue;
use super::report::{LongPeriod, MonthReport, Report, Retention};

macro_rules! tables {
    ($($(#[$about:meta])* $variant:ident $name:literal;)*) => {
        /// A table of the report.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Table { $($(#[$about])* $variant,)* }

        impl Table {
            /// Every table.
            pub const ALL: &[Table] = &[$(Table::$variant,)*];

            /// Its name: the field of the report.
            pub const fn as_str(self) -> &'static str {
                match self { $(Table::$variant => $name,)* }
            }
        }
    };
}

tables! {
    /// Every figure of every month.
    Months "months";
    /// The retention of quarters and years.
    LongPeriods "long_periods";
    /// Those who first came in a month, and how many of them came later.
    Cohorts "cohorts";
    /// How many customers have how many visit days or more.
    FunnelVisitDays "funnel_visit_days";
    /// The bridge from month to month.
    Revenue "revenue";
    /// The days between visits by month.
    TimeBetween "time_between";
    /// How many customers have which light.
    TrafficLight "traffic_light";
    /// How many customers have which three scores.
    Rfm "rfm";
    /// Visits by hour.
    ByLocalHour "by_local_hour";
    /// Visits by weekday, Monday is 0.
    ByLocalWeekday "by_local_weekday_mon0";
}

impl Table {
    /// Reads a table's name. None where there is no such table.
    pub fn parse(name: &str) -> Option<Table> {
        Table::ALL.iter().copied().find(|table| table.as_str() == name)
    }

    /// The table as CSV, its first line the names of the columns.
    pub fn csv(self, report: &Report) -> Result<Vec<u8>, csv::Error> {
        match self {
            Table::Months => write(&[], report.months.iter().map(month)),
            Table::LongPeriods => {
                let retention = Retention::from(&Activity::default());
                let header = row(&LongPeriod { period: String::new(), retention });
                write(&header, report.long_periods.iter().map(row))
            }
            Table::Cohorts => {
                let header = row(&Cohort { cohort: String::new(), size: 0, on: Vec::new(), on_or_after: Vec::new() });
                write(&header, report.cohorts.iter().map(row))
            }
            Table::FunnelVisitDays => write(&[], counted("visit_days", 1, "customers", &report.funnel_visit_days)),
            Table::Revenue => {
                const RATES: [&str; 4] =
                    ["net_minor", "gross_revenue_churn", "net_revenue_churn", "existing_revenue_growth"];
                write(&[], of_months(report, |name| name.starts_with("revenue.") || RATES.contains(&name)))
            }
            Table::TimeBetween => write(&[], of_months(report, |name| name.starts_with("time_between."))),
            Table::TrafficLight => write(&[], [row(&report.traffic_light)]),
            Table::Rfm => {
                let line = |(cell, customers): (&String, &i64)| {
                    vec![("cell".to_owned(), cell.clone()), ("customers".to_owned(), customers.to_string())]
                };
                let header = line((&String::new(), &0));
                write(&header, report.rfm.cells.iter().map(line))
            }
            Table::ByLocalHour => write(&[], counted("hour", 0, "visits", &report.by_local_hour)),
            Table::ByLocalWeekday => write(&[], counted("weekday_mon0", 0, "visits", &report.by_local_weekday_mon0)),
        }
    }
}

/// The cells of a line, each with the name of its column.
type Line = Vec<(String, String)>;

/// A month without a lifetime value has that value's columns all the same: a table's columns do not come and go.
fn month(month: &MonthReport) -> Line {
    const VALUE: &str = "clv_trailing12";
    let mut line = row(month);
    if let Some(at) = line.iter().position(|(name, _)| name == VALUE) {
        let columns = row(&LifetimeValue::default()).into_iter();
        line.splice(at..=at, columns.map(|(name, _)| (format!("{VALUE}.{name}"), String::new())));
    }
    line
}

/// The months' lines with some of their columns.
fn of_months(report: &Report, is_wanted: impl Fn(&str) -> bool) -> Vec<Line> {
    let wanted = |line: Line| line.into_iter().filter(|(name, _)| name == "month" || is_wanted(name)).collect();
    report.months.iter().map(month).map(wanted).collect()
}

/// A row of counts as lines: what is counted from `first` on, and how many.
fn counted<'a>(place: &'a str, first: usize, name: &'a str, counts: &'a [i64]) -> impl Iterator<Item = Line> + 'a {
    let line = move |(at, count): (usize, &i64)| {
        vec![(place.to_owned(), (at + first).to_string()), (name.to_owned(), count.to_string())]
    };
    counts.iter().enumerate().map(line)
}

/// Writes lines below the names of all their columns, those of `header` first.
fn write(header: &[(String, String)], lines: impl IntoIterator<Item = Line>) -> Result<Vec<u8>, csv::Error> {
    let lines: Vec<Line> = lines.into_iter().collect();
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in header.iter().chain(lines.iter().flatten()) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(&names)?;
    for line in &lines {
        let cell = |name: &&str| line.iter().find(|(own, _)| own == name).map_or("", |(_, cell)| cell.as_str());
        writer.write_record(names.iter().map(cell))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// A value's fields as a line, in the order in which the report has them.
fn row(value: &impl Serialize) -> Line {
    let mut line = Line::new();
    // Nothing of the report cannot be written as JSON and read again; a line without cells would show at once.
    let shape = serde_json::to_string(value).and_then(|text| serde_json::from_str::<Shape>(&text));
    if let (Ok(shape), Ok(value)) = (shape, serde_json::to_value(value)) {
        shape.flatten("", &value, &mut line);
    }
    line
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => guarded(text),
        other => other.to_string(),
    }
}

/// Guards a text against being taken for a formula.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{text}") } else { text.to_owned() }
}

/// The names of a document's fields in the order in which they were written, which a JSON map does not keep. The figures
/// are not read from text: the last digit of some would be another.
enum Shape {
    Leaf,
    Fields(Vec<(String, Shape)>),
}

impl Shape {
    fn flatten(&self, name: &str, value: &Value, line: &mut Line) {
        let Shape::Fields(fields) = self else { return line.push((name.to_owned(), cell(value))) };
        for (at, (own, shape)) in fields.iter().enumerate() {
            let inner = value.get(own).or(value.get(at)).unwrap_or(&Value::Null);
            let name = if name.is_empty() { own.clone() } else { format!("{name}.{own}") };
            shape.flatten(&name, inner, line);
        }
    }
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Shape, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Shape;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field of the report")
            }

            fn visit_unit<E: Error>(self) -> Result<Shape, E> {
                Ok(Shape::Leaf)
            }

            fn visit_i64<E: Error>(self, _: i64) -> Result<Shape, E> {
                Ok(Shape::Leaf)
            }

            fn visit_u64<E: Error>(self, _: u64) -> Result<Shape, E> {
                Ok(Shape::Leaf)
            }

            fn visit_f64<E: Error>(self, _: f64) -> Result<Shape, E> {
                Ok(Shape::Leaf)
            }

            fn visit_str<E: Error>(self, _: &str) -> Result<Shape, E> {
                Ok(Shape::Leaf)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Shape, A::Error> {
                let mut fields = Vec::new();
                while let Some(shape) = list.next_element()? {
                    fields.push((fields.len().to_string(), shape));
                }
                Ok(Shape::Fields(fields))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Shape, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Shape::Fields(fields))
            }
        }

        deserializer.deserialize_any(Reader)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::reference::{case, tiny};
    use super::*;

    fn text(table: Table, report: &Report) -> String {
        String::from_utf8(table.csv(report).unwrap()).unwrap()
    }

    fn read(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let words = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
        let header = words(reader.headers().unwrap());
        (header, reader.records().map(|record| words(&record.unwrap())).collect())
    }

    #[test]
    fn small_tables_are_written_so() {
        let (_, report) = tiny();
        let lines = |table: Table| text(table, &report).replace("\r\n", "|");
        assert_eq!(
            lines(Table::Cohorts),
            "cohort,size,on.0,on.1,on_or_after.0,on_or_after.1|2025-02,5,5,2,5,2|2025-03,2,2,,2,|"
        );
        assert_eq!(
            lines(Table::Revenue),
            "month,net_minor,revenue.base_prev_minor,revenue.churned_minor,revenue.contraction_minor,\
             revenue.expansion_minor,revenue.new_minor,revenue.resumed_minor,gross_revenue_churn,net_revenue_churn,\
             existing_revenue_growth|2025-02,2450,0,0,0,0,2450,0,,,|\
             2025-03,1700,2450,1950,150,0,1350,0,0.8571428571428571,0.8571428571428571,-0.8571428571428571|"
        );
        assert!(lines(Table::TimeBetween).contains(",time_between.pooled_median|2025-02,1,1,7.0,7.0,7.0|2025-03,3,4,"));
        assert!(lines(Table::FunnelVisitDays).starts_with("visit_days,customers|1,7|2,3|3,1|4,1|5,0|"));
        assert!(lines(Table::Rfm).starts_with("cell,customers|134,1|232,1|"));
        assert!(lines(Table::ByLocalHour).starts_with("hour,visits|0,2|1,0|"));
        assert!(lines(Table::ByLocalWeekday).ends_with("|5,7|6,0|"));
        assert!(lines(Table::TrafficLight).starts_with("green,yellow,red,gone,reasons.unhappy,"));
        assert!(lines(Table::LongPeriods).starts_with("period,active_at_start,"), "a table without lines has columns");
    }

    fn leaves(value: &Value) -> usize {
        value.as_object().map_or(1, |fields| fields.values().map(leaves).sum())
    }

    #[test]
    fn the_months_are_the_reports_cell_by_cell() {
        let headers = ["tiny", "cafe_rome"].map(|name| {
            let (_, report) = case(name);
            let told = serde_json::to_value(&report.months).unwrap();
            let (header, lines) = read(&text(Table::Months, &report));
            assert_eq!(lines.len(), report.months.len());
            for (line, month) in lines.iter().zip(told.as_array().unwrap()) {
                for (name, cell) in header.iter().zip(line) {
                    let value = month.pointer(&format!("/{}", name.replace('.', "/"))).unwrap_or(&Value::Null);
                    let same = match value {
                        Value::Null => cell.is_empty(),
                        Value::Number(number) => cell.parse::<f64>().ok() == number.as_f64(),
                        other => other.as_str() == Some(cell),
                    };
                    assert!(same, "{name}: {cell}, not {value}");
                }
            }
            if name == "cafe_rome" {
                assert_eq!(header.len(), leaves(&told[23]));
            }
            header
        });
        assert_eq!(headers[0], headers[1], "columns come and go");
        assert_eq!(headers[0][0], "month");
    }

    #[test]
    fn a_text_is_no_formula_and_a_number_stays_one() {
        let line = row(&json!(["=1+1", "+1", "-1", "@x", "x=1", -1, null, 0.5, "a,\"b"]));
        let cells: Vec<&str> = line.iter().map(|(_, cell)| cell.as_str()).collect();
        assert_eq!(cells, ["'=1+1", "'+1", "'-1", "'@x", "x=1", "-1", "", "0.5", "a,\"b"]);
        let written = String::from_utf8(write(&[], [line]).unwrap()).unwrap();
        assert_eq!(written, "0,1,2,3,4,5,6,7,8\r\n'=1+1,'+1,'-1,'@x,x=1,-1,,0.5,\"a,\"\"b\"\r\n");
    }

    #[test]
    fn a_table_is_called_as_the_reports_field() {
        let report = serde_json::to_value(tiny().1).unwrap();
        for table in Table::ALL {
            assert_eq!(Table::parse(table.as_str()), Some(*table));
            let name = table.as_str();
            assert!(report.get(name).or(report["months"][0].get(name)).is_some(), "{name}");
        }
        assert_eq!(Table::parse("people"), None);
    }
}
