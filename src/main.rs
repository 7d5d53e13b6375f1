//! The `timbro` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    timbro::cli::run()
}
