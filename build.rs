//! Has cargo look again when the built front end changed: its files are embedded, and cargo watches only Rust by itself.

fn main() {
    println!("cargo:rerun-if-changed=static");
    println!("cargo:rerun-if-changed=migrations");
}
