//! Every formula, as it is written, gives the figure that the report has: its sum is done here.

use std::collections::BTreeMap;

use super::reference::{case, tiny};
use super::*;

/// Does a formula's sum.
struct Sum<'a> {
    left: Vec<&'a str>,
    figures: BTreeMap<&'a str, f64>,
}

impl<'a> Sum<'a> {
    fn of(worked: &'a Worked) -> Option<f64> {
        let figures = worked.inputs.iter().filter_map(|input| Some((input.name, input.value.as_f64()?))).collect();
        let mut left: Vec<&str> = Vec::new();
        for word in worked.formula.split_whitespace() {
            let inner = word.trim_matches(['(', ')']);
            left.extend(word.matches('('));
            left.push(inner);
            left.extend(word.matches(')'));
        }
        left.reverse();
        let mut sum = Sum { left, figures };
        let result = sum.terms();
        assert!(sum.left.is_empty(), "{}", worked.formula);
        result
    }

    fn terms(&mut self) -> Option<f64> {
        let mut result = self.factors();
        while let Some(sign @ ("+" | "−")) = self.left.last().copied() {
            self.left.pop();
            let next = self.factors();
            result = result.zip(next).map(|(a, b)| if sign == "+" { a + b } else { a - b });
        }
        result
    }

    fn factors(&mut self) -> Option<f64> {
        let mut result = self.one();
        while let Some(sign @ ("×" | "/")) = self.left.last().copied() {
            self.left.pop();
            let next = self.one();
            result = result.zip(next).map(|(a, b)| if sign == "×" { a * b } else { a / b });
        }
        result.filter(|result| result.is_finite())
    }

    fn one(&mut self) -> Option<f64> {
        match self.left.pop().unwrap() {
            "(" => {
                let inside = self.terms();
                assert_eq!(self.left.pop(), Some(")"));
                inside
            }
            word => word.parse().ok().or_else(|| self.figures.get(word).copied()),
        }
    }
}

fn all(worked: &Explanation) -> impl Iterator<Item = &Worked> {
    std::iter::once(&worked.worked).chain(worked.variants.iter().map(|other| &other.worked))
}

/// Of every metric of a month and its variants: the formula gives the result, and what the report has is its own.
/// Gives how many sums were done.
fn holds(log: &Log, report: &Report, at: usize) -> usize {
    let (row, closures) = (&report.months[at], Closures::default());
    let as_of = log.calendar().day(report.as_of_utc);
    let view = log.as_of(as_of);
    let window = WindowDays::parse(u16::try_from(report.case.window_days).unwrap()).unwrap();
    let scope = Scope::of(&view, &row.month, window, &closures).unwrap();
    let (row, report) = (serde_json::to_value(row).unwrap(), serde_json::to_value(report).unwrap());
    let mut sums = 0;
    for metric in Metric::ALL {
        let told = explain(&scope, *metric).unwrap();
        if !metric.is_as_of() && metric.unit() != Unit::Table {
            assert!(all(&told).next().unwrap().result.name.starts_with(metric.as_str()), "{metric}");
        }
        for worked in all(&told) {
            for figure in worked.inputs.iter().chain([&worked.result]) {
                let path = format!("/{}", figure.name.replace('.', "/"));
                let here = row.pointer(&path).or(report.pointer(&path));
                assert!(here.is_none_or(|here| *here == figure.value), "{metric}: {figure:?}, not {here:?}");
            }
            if worked.formula.contains(['Σ', 'Π']) {
                continue;
            }
            let (found, expected) = (Sum::of(worked), worked.result.value.as_f64());
            let is_near = found.zip(expected).is_some_and(|(a, b)| (a - b).abs() <= 1e-9 * b.abs().max(1.0));
            assert!(is_near || (found, expected) == (None, None), "{metric}: {worked:?} gives {found:?}");
            sums += usize::from(expected.is_some());
        }
    }
    sums
}

#[test]
fn every_formula_gives_the_figure_of_the_report() {
    let (log, report) = tiny();
    assert!(holds(&log, &report, 0) > 25);
    assert!(holds(&log, &report, 1) > 35);
    let (log, report) = case("cafe_rome");
    assert!(holds(&log, &report, 23) > 50);
}
