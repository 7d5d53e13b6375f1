//! `timbro metrics-selftest`: the worked examples of the guides, worked again.

use serde_json::json;

use super::print;
use crate::retention::{Checked, selftest};

/// Prints each example with its formula, its inputs, what came out, what was printed and the verdict; fails where one
/// does not come out as it should.
pub(super) fn run(is_json: bool) -> anyhow::Result<()> {
    let checked = selftest();
    if is_json {
        print(is_json, &json!(checked));
    } else {
        checked.iter().for_each(|example| say!("{}\n", told(example)));
        let errata = checked.iter().filter(|example| example.is_erratum()).count();
        say!("{} examples, {errata} of them not as the guides print them", checked.len());
    }
    let wrong = checked.iter().filter(|example| !example.is_right).count();
    anyhow::ensure!(wrong == 0 && !checked.is_empty(), "{wrong} examples do not come out as they should");
    Ok(())
}

fn told(checked: &Checked) -> String {
    let example = &checked.example;
    let inputs = example.inputs.iter().map(|(name, value)| format!("{name} = {value}")).collect::<Vec<_>>().join(", ");
    let worked = checked.worked.as_deref().unwrap_or("nothing");
    let printed = example.printed.as_deref().unwrap_or("nothing");
    format!(
        "{} ({})\n  {} with {inputs}\n  = {worked}, that is {}; printed: {printed}\n  {}: {}",
        example.metric,
        example.guide,
        checked.formula.unwrap_or("no formula"),
        example.value,
        example.verdict,
        example.note
    )
}
