//! How a switch is written, for each kind of fault. No operand is written twice where that could make the text grow.

use crate::fault::Fault;
use crate::marks::{Kind, marked};

/// The original, or what stands there when one of these faults is on. The original comes first, so that where the two
/// have different types the compiler complains of the fault.
fn choice(original: &str, faults: &[&Fault], faulty: impl Fn(&Fault) -> String) -> String {
    let mut arms = format!("0 => {original}, ");
    for fault in faults {
        arms += &format!("{} => {}, ", fault.number, marked(Kind::Fault, &[fault.number], &faulty(fault)));
    }
    let numbers: Vec<String> = faults.iter().map(|fault| fault.number.to_string()).collect();
    format!("match crate::faults::among(&[{}]) {{ {arms}_ => unreachable!() }}", numbers.join(", "))
}

/// At the head of a function: gives a fault's value back.
pub fn head(faults: &[&Fault]) -> String {
    choice("{}", faults, |fault| format!("return {}", fault.replacement))
}

/// `left && right` or `left || right`, with the fault that takes one for the other. The right side counts where the
/// left one is true, or with `||` where it is false; with the fault it is the other way round.
pub fn lazy(operator: &str, left: &str, right: &str, fault: &Fault) -> String {
    let is_decided_right = if operator == "&&" { "!=" } else { "==" };
    let guard = format!("fault_left {is_decided_right} crate::faults::on({})", fault.number);
    format!("(match {{ {left} }} {{ fault_left if {guard} => {{ {right} }}, fault_left => fault_left }})")
}

/// A comparison: it borrows what it compares.
pub fn comparison(operator: &str, left: &str, right: &str, faults: &[&Fault]) -> String {
    let compared = |operator: &str| format!("*left {operator} *right");
    let choice = choice(&compared(operator), faults, |fault| compared(&fault.replacement));
    format!("(match (&({left}), &({right})) {{ (left, right) => {choice} }})")
}

/// Any other operator with two sides: it takes them.
pub fn arithmetic(operator: &str, left: &str, right: &str, faults: &[&Fault]) -> String {
    let computed = |operator: &str| format!("left {operator} right");
    let choice = choice(&computed(operator), faults, |fault| computed(&fault.replacement));
    format!("(match ({left}, {right}) {{ (left, right) => {choice} }})")
}

/// `place += right` and the like. The right side is computed first, as with plain numbers.
pub fn assignment(operator: &str, place: &str, right: &str, faults: &[&Fault]) -> String {
    let assigned = |operator: &str| format!("{place} {operator} fault_right");
    let choice = choice(&assigned(operator), faults, |fault| assigned(&fault.replacement));
    format!("(match ({right}) {{ fault_right => {choice} }})")
}

/// `!value` or `-value`, and the bare value.
pub fn unary(operator: &str, operand: &str, faults: &[&Fault]) -> String {
    let choice = choice(&format!("{operator}operand"), faults, |_| "operand".to_owned());
    format!("(match ({operand}) {{ operand => {choice} }})")
}

/// An arm's guard that fails when the fault that deletes the arm is on.
pub fn deleted(faults: &[&Fault]) -> String {
    let guards: Vec<String> = faults.iter().map(|fault| format!("!crate::faults::on({})", fault.number)).collect();
    guards.join(" && ")
}

/// An arm's own guard, with the faults that have it hold always or never.
pub fn guard(guard: &str, faults: &[&Fault]) -> String {
    let mut text = format!("({guard})");
    for fault in faults {
        let (number, always) = (fault.number, fault.replacement == "true");
        text = if always {
            format!("(crate::faults::on({number}) || {text})")
        } else {
            format!("(!crate::faults::on({number}) && {text})")
        };
    }
    text
}

/// A field's value, or the one that the rest of the struct comes from has there. `base` is a place, or has to be
/// computed once more.
pub fn field(name: &str, value: &str, of: &str, base: &str, is_place: bool, faults: &[&Fault]) -> String {
    let kept = if is_place {
        format!("({base}).{name}")
    } else {
        format!("{{ let fault_base: {of} = {base}; fault_base.{name} }}")
    };
    format!("{name}: {}", choice(value, faults, |_| kept.clone()))
}
