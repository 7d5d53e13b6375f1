//! A table as a workbook (ISO/IEC 29500), written through to disk row by row.
//!
//! Times are dates of the shop's own zone, because a spreadsheet knows no zones. A text is written as a text, so nothing
//! that somebody typed is worked out.

use std::fs::File;
use std::io::{Seek, SeekFrom};

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use tokio::sync::mpsc::Receiver;

use crate::kernel::{Time, Zone};
use crate::tables::{Cell, Table};

/// Rows of a sheet besides its head; what is more goes on in another sheet.
const ROWS_A_SHEET: u32 = 1_048_575;
const MS_A_DAY: f64 = 86_400_000.0;
/// 1970-01-01 in days since the last of 1899, from which spreadsheets count.
const EPOCH_DAYS: f64 = 25_569.0;

/// Writes all rows that come, and gives the file from its beginning.
pub(super) fn write(table: Table, zone: &Zone, mut rows: Receiver<Vec<Vec<Cell>>>) -> Result<File, XlsxError> {
    let mut workbook = Workbook::new();
    let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    let (mut sheets, mut row) = (1, 0);
    begin(&mut workbook, table, sheets)?;
    while let Some(more) = rows.blocking_recv() {
        for cells in more {
            if row == ROWS_A_SHEET {
                (sheets, row) = (sheets + 1, 0);
                begin(&mut workbook, table, sheets)?;
            }
            row += 1;
            let sheet = workbook.worksheet_from_index(sheets - 1)?;
            for (column, cell) in (0_u16..).zip(&cells) {
                put(sheet, (row, column), cell, zone, &moment)?;
            }
        }
    }
    let mut file = tempfile::tempfile()?;
    workbook.save_to_writer(&mut file)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file)
}

/// One more sheet, with the columns' names.
fn begin(workbook: &mut Workbook, table: Table, number: usize) -> Result<(), XlsxError> {
    let name = if number == 1 { table.as_str().to_owned() } else { format!("{} {number}", table.as_str()) };
    let sheet = workbook.add_worksheet_with_constant_memory()?.set_name(name)?;
    for (column, told) in (0_u16..).zip(table.columns()) {
        sheet.set_column_width(column, 22)?;
        sheet.write_string(0, column, told.name)?;
    }
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    zone: &Zone,
    moment: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(text) | Cell::Word(text) => sheet.write_string(row, column, text)?,
        // Amounts end at 10^12, far below where a double leaves numbers out.
        Cell::Int(number) => sheet.write_number(row, column, *number as f64)?,
        Cell::Bool(truth) => sheet.write_boolean(row, column, *truth)?,
        Cell::Time(time) => sheet.write_number_with_format(row, column, serial(zone, *time), moment)?,
    };
    Ok(())
}

/// A moment as spreadsheets count: days and parts of a day on the shop's wall.
fn serial(zone: &Zone, time: Time) -> f64 {
    zone.wall_ms(time) as f64 / MS_A_DAY + EPOCH_DAYS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_day_and_its_part_in_the_shops_zone() {
        let rome = Zone::parse("Europe/Rome").unwrap();
        // 2026-03-10 09:00 in Greenwich is ten o'clock in Rome.
        let in_rome = serial(&rome, Time(1_773_133_200_000));
        assert!((in_rome - (46_091.0 + 10.0 / 24.0)).abs() < 1e-9, "{in_rome}");
        assert_eq!(serial(&Zone::parse("UTC").unwrap(), Time(0)), 25_569.0);
    }
}
