//! Finds the places of the faults in a file, and writes their switches there.

use std::collections::BTreeMap;
use std::ops::Range;

use proc_macro2::LineColumn;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Block, Expr, Member, Signature, UnOp};

use crate::fault::{Fate, Fates, Fault, Place, Span};
use crate::form;
use crate::marks::{Kind, marked};
use crate::text::Text;

/// A file's source with a switch for each of these faults that can have one, and what became of those that were found.
pub fn plant(source: &str, faults: &[&Fault]) -> syn::Result<(String, Fates)> {
    let mut waiting: BTreeMap<(String, Span), Vec<&Fault>> = BTreeMap::new();
    for fault in faults {
        waiting.entry((fault.genre.clone(), fault.span)).or_default().push(fault);
    }
    let mut planter = Planter { text: Text::new(source), waiting, is_constant: false, fates: Fates::new() };
    planter.visit_file(&syn::parse_file(source)?);
    Ok((planter.text.whole(), planter.fates))
}

/// A walk through a file. What lies inside is written before what lies around it.
struct Planter<'a> {
    text: Text<'a>,
    /// The faults whose places were not found yet, by kind and place.
    waiting: BTreeMap<(String, Span), Vec<&'a Fault>>,
    /// Whether what is walked through is computed before the program runs.
    is_constant: bool,
    fates: Fates,
}

impl<'a> Planter<'a> {
    /// The faults of a kind at a place that may have a switch.
    fn take(&mut self, genre: &str, span: Span) -> Vec<&'a Fault> {
        let faults = self.waiting.remove(&(genre.to_owned(), span)).unwrap_or_default();
        if !self.is_constant {
            return faults;
        }
        self.settle(&faults, Fate::Constant);
        Vec::new()
    }

    fn settle(&mut self, faults: &[&Fault], fate: Fate) {
        self.fates.extend(faults.iter().map(|fault| (fault.number, fate)));
    }

    /// Writes a switch in the place of a piece.
    fn put(&mut self, range: Range<usize>, faults: &[&Fault], text: &str) {
        self.settle(faults, Fate::Planted);
        let numbers: Vec<u32> = faults.iter().map(|fault| fault.number).collect();
        self.text.replace(range, marked(Kind::Site, &numbers, text));
    }

    fn piece(&self, of: &impl Spanned) -> String {
        self.text.piece(bytes(of))
    }

    fn constant(&mut self, inside: impl FnOnce(&mut Self)) {
        self.constant_if(true, inside);
    }

    fn constant_if(&mut self, is_constant: bool, inside: impl FnOnce(&mut Self)) {
        let outside = self.is_constant;
        self.is_constant |= is_constant;
        inside(self);
        self.is_constant = outside;
    }

    /// A function: its body, then the faults that replace it.
    fn function(&mut self, signature: &Signature, block: &Block, inside: impl FnOnce(&mut Self)) {
        self.constant_if(signature.constness.is_some(), |planter| {
            inside(planter);
            let (Some(first), Some(last)) = (block.stmts.first(), block.stmts.last()) else { return };
            let span = Span { start: place(first.span().start()), end: place(last.span().end()) };
            let faults = planter.take("FnValue", span);
            if planter.piece(&signature.output).contains("impl ") {
                // The value would have to be of the very type that the body gives.
                planter.settle(&faults, Fate::NoSwitch);
            } else if !faults.is_empty() {
                let brace = block.brace_token.span.open().byte_range();
                let head = marked(Kind::Site, &numbers(&faults), &form::head(&faults));
                planter.settle(&faults, Fate::Planted);
                planter.text.replace(brace, format!("{{ {head} "));
            }
        });
    }
}

impl<'ast> Visit<'ast> for Planter<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig, &item.block, |planter| visit::visit_item_fn(planter, item));
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, &item.block, |planter| visit::visit_impl_item_fn(planter, item));
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.function(&item.sig, block, |planter| visit::visit_trait_item_fn(planter, item));
        }
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.constant(|planter| visit::visit_item_const(planter, item));
    }

    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        self.constant(|planter| visit::visit_item_static(planter, item));
    }

    fn visit_impl_item_const(&mut self, item: &'ast syn::ImplItemConst) {
        self.constant(|planter| visit::visit_impl_item_const(planter, item));
    }

    fn visit_trait_item_const(&mut self, item: &'ast syn::TraitItemConst) {
        self.constant(|planter| visit::visit_trait_item_const(planter, item));
    }

    fn visit_variant(&mut self, variant: &'ast syn::Variant) {
        self.constant(|planter| visit::visit_variant(planter, variant));
    }

    fn visit_type(&mut self, of: &'ast syn::Type) {
        self.constant(|planter| visit::visit_type(planter, of));
    }

    fn visit_generic_argument(&mut self, argument: &'ast syn::GenericArgument) {
        self.constant(|planter| visit::visit_generic_argument(planter, argument));
    }

    fn visit_expr_const(&mut self, block: &'ast syn::ExprConst) {
        self.constant(|planter| visit::visit_expr_const(planter, block));
    }

    fn visit_expr_repeat(&mut self, repeat: &'ast syn::ExprRepeat) {
        self.visit_expr(&repeat.expr);
        self.constant(|planter| planter.visit_expr(&repeat.len));
    }

    /// A pattern asks no switch.
    fn visit_pat(&mut self, _: &'ast syn::Pat) {}

    fn visit_expr_binary(&mut self, binary: &'ast syn::ExprBinary) {
        visit::visit_expr_binary(self, binary);
        let faults = self.take("BinaryOperator", span(&binary.op));
        let (left, right) = (self.piece(&binary.left), self.piece(&binary.right));
        let operator = self.piece(&binary.op);
        let text = match (&binary.op, &faults[..]) {
            (_, []) => return,
            (BinOp::And(_) | BinOp::Or(_), [fault]) if !has_let(&binary.left) && !has_let(&binary.right) => {
                form::lazy(&operator, &left, &right, fault)
            }
            // Beside a `let` there may be no `||`.
            (BinOp::And(_) | BinOp::Or(_), _) => return self.settle(&faults, Fate::DoesNotCompile),
            (BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_), _) => {
                form::comparison(&operator, &left, &right, &faults)
            }
            _ if operator.ends_with('=') => form::assignment(&operator, &left, &right, &faults),
            _ => form::arithmetic(&operator, &left, &right, &faults),
        };
        self.put(bytes(binary), &faults, &text);
    }

    fn visit_expr_unary(&mut self, unary: &'ast syn::ExprUnary) {
        visit::visit_expr_unary(self, unary);
        let faults = self.take("UnaryOperator", span(&unary.op));
        if !faults.is_empty() {
            let text = form::unary(&self.piece(&unary.op), &self.piece(&unary.expr), &faults);
            self.put(bytes(unary), &faults, &text);
        }
    }

    fn visit_expr_match(&mut self, whole: &'ast syn::ExprMatch) {
        visit::visit_expr_match(self, whole);
        let mut planted = Vec::new();
        for arm in &whole.arms {
            let mut faults = self.take("MatchArm", span(arm));
            if let Some((_, guard)) = &arm.guard {
                faults.extend(self.take("MatchArmGuard", span(guard)));
                if has_let(guard) {
                    self.settle(&faults, Fate::NoSwitch);
                } else if !faults.is_empty() {
                    let text = marked(Kind::Fault, &numbers(&faults), &form::guard(&self.piece(guard), &faults));
                    self.text.replace(bytes(guard), text);
                    planted.extend(faults);
                }
            } else if !faults.is_empty() {
                let text = marked(Kind::Fault, &numbers(&faults), &form::deleted(&faults));
                self.text.replace(bytes(&arm.pat), format!("{} if {text}", self.piece(&arm.pat)));
                planted.extend(faults);
            }
        }
        if !planted.is_empty() {
            // Where an arm is missed, the compiler complains of the whole.
            let text = self.piece(whole);
            self.put(bytes(whole), &planted, &text);
        }
    }

    fn visit_expr_struct(&mut self, whole: &'ast syn::ExprStruct) {
        visit::visit_expr_struct(self, whole);
        let Some(base) = &whole.rest else { return };
        let is_place =
            matches!(**base, Expr::Path(_) | Expr::Field(_) | Expr::Unary(syn::ExprUnary { op: UnOp::Deref(_), .. }));
        for pair in whole.fields.pairs() {
            let (field, comma) = (pair.value(), pair.punct());
            let end = comma.map_or(field.span().end(), |comma| comma.span().end());
            let faults = self.take("StructField", Span { start: place(field.span().start()), end: place(end) });
            if let (Member::Named(name), false) = (&field.member, faults.is_empty()) {
                let (value, of, base) = (self.piece(&field.expr), self.piece(&whole.path), self.piece(&**base));
                let text = form::field(&name.to_string(), &value, &of, &base, is_place, &faults);
                self.put(bytes(*field), &faults, &text);
            }
        }
    }
}

/// Whether a condition has a `let`, so that it cannot be taken apart.
fn has_let(condition: &Expr) -> bool {
    match condition {
        Expr::Let(_) => true,
        Expr::Binary(binary) => has_let(&binary.left) || has_let(&binary.right),
        _ => false,
    }
}

fn numbers(faults: &[&Fault]) -> Vec<u32> {
    faults.iter().map(|fault| fault.number).collect()
}

fn bytes(of: &impl Spanned) -> Range<usize> {
    of.span().byte_range()
}

fn span(of: &impl Spanned) -> Span {
    Span { start: place(of.span().start()), end: place(of.span().end()) }
}

/// The parser counts columns from 0 on.
fn place(at: LineColumn) -> Place {
    Place { line: at.line, column: at.column + 1 }
}

#[cfg(test)]
mod tests {
    use super::{Fate, Fault, Place, Span, plant};

    const SOURCE: &str = "const C: i64 = 1 + 2;\nfn f(a: i64) -> bool {\n    !(a < C) && a > 0\n}\n";

    fn fault(number: u32, genre: &str, (line, column): (usize, usize), length: usize, replacement: &str) -> Fault {
        let at = |column| Place { line, column };
        let span = Span { start: at(column), end: at(column + length) };
        let (genre, replacement) = (genre.to_owned(), replacement.to_owned());
        Fault { number, file: String::new(), function: String::new(), span, genre, replacement, name: String::new() }
    }

    #[test]
    fn faults_inside_one_another_all_have_their_switches() {
        let faults = [
            fault(1, "BinaryOperator", (1, 18), 1, "-"),
            fault(2, "FnValue", (3, 5), 17, "true"),
            fault(3, "UnaryOperator", (3, 5), 1, ""),
            fault(4, "BinaryOperator", (3, 9), 1, ">"),
            fault(5, "BinaryOperator", (3, 9), 1, "=="),
            fault(6, "BinaryOperator", (3, 14), 2, "||"),
            fault(7, "BinaryOperator", (9, 9), 1, "+"),
        ];
        let (text, fates) = plant(SOURCE, &faults.iter().collect::<Vec<_>>()).unwrap();
        let planted = (2..=6).map(|number| (number, Fate::Planted));
        assert_eq!(fates, [(1, Fate::Constant)].into_iter().chain(planted).collect());
        let bare: String =
            text.split("/*@").map(|piece| piece.split_once("*/").map_or(piece, |(_, rest)| rest)).collect();
        let expected = "const C: i64 = 1 + 2;\n\
            fn f(a: i64) -> bool { match crate::faults::among(&[2]) { 0 => {}, 2 => return true, _ => unreachable!() } \n    \
            (match { (match (((match (&(a), &(C)) { (left, right) => match crate::faults::among(&[4, 5]) { \
            0 => *left < *right, 4 => *left > *right, 5 => *left == *right, _ => unreachable!() } }))) { \
            operand => match crate::faults::among(&[3]) { 0 => !operand, 3 => operand, _ => unreachable!() } }) } { \
            fault_left if fault_left != crate::faults::on(6) => { a > 0 }, fault_left => fault_left })\n}\n";
        assert_eq!(bare, expected);
    }
}
