//! A poster as a page to be printed.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::{Size, name_class, typed};
use crate::card::page::html;
use crate::code;
use crate::http::{Answer, Problem};
use crate::kernel::Language;
use crate::look::Look;
use crate::shop::Shop;
use crate::shop::jobs::join_url;
use crate::words::Words;

#[derive(Template)]
#[template(path = "poster.html")]
struct PosterPage {
    words: Words,
    look: Look,
    shop: Shop,
    name_class: &'static str,
    size: Size,
    code_svg: String,
    /// Host and path, parted where a line may break.
    host: String,
    path: String,
}

impl PosterPage {
    /// Sizes with what they are called.
    fn sizes(&self) -> [(Size, String); 3] {
        Size::ALL.map(|size| match size {
            Size::A4 => (size, "A4".to_owned()),
            Size::A6 => (size, "A6".to_owned()),
            Size::Tent => (size, self.words.say("poster-tent")),
        })
    }

    /// What to do with the paper.
    fn how(&self) -> String {
        self.words.say(match self.size {
            Size::A4 => "poster-how-a4",
            Size::A6 => "poster-how-a6",
            Size::Tent => "poster-how-tent",
        })
    }
}

/// The poster of a shop in one language.
pub fn poster(shop: Shop, look: Look, size: Size, language: Language, public_url: &str) -> Answer<Response> {
    let url = join_url(public_url, shop.id);
    let (host, path) = typed(&url).split_once('/').unwrap_or((typed(&url), ""));
    let page = PosterPage {
        words: Words(language),
        look,
        name_class: name_class(shop.name.as_str()),
        size,
        code_svg: code::svg(&url).map_err(Problem::internal)?,
        host: host.to_owned(),
        path: format!("/{path}"),
        shop,
    };
    html(StatusCode::OK, &page)
}
