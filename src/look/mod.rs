//! How a shop looks: its logo and the colour of its stamp, on customers' pages and at the counter.
//!
//! A logo is drawn anew before anybody is shown it. A colour is kept as it was given, and what is shown is made of it so
//! that everybody can read it.

pub mod colour;
pub mod jobs;
pub mod logo;
pub mod page;
pub mod routes;
pub mod store;

use colour::Shades;

/// What a page needs to look like its shop.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// Its colour; None for timbro's own.
    pub colour: Option<Shades>,
    /// Whether it has a logo.
    pub has_logo: bool,
}

impl Look {
    /// The attribute of a page's root that makes it look so; empty where nothing is to be said.
    pub fn style(&self) -> String {
        self.colour.map(|shades| format!(" style=\"{}\"", shades.style())).unwrap_or_default()
    }
}
