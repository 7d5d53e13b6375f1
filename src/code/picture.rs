//! A code as a picture: SVG for pages and print, PNG where SVG is not taken.
//!
//! White ground and quiet zone are painted, because a transparent picture vanishes on a dark page. Error correction is
//! M: Q and H only make more and smaller modules. The text stands in no attribute, so nothing can be smuggled into a
//! page through it; that it is a picture and what it is called is for the page to say, in its language.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use qrcode::bits::{Bits, encode_auto};
use qrcode::{Color, EcLevel, QrCode, Version};

/// White modules on each side (ISO/IEC 18004, 6.3.8).
const QUIET_ZONE: usize = 4;
/// The longest text that is drawn.
const MAX_TEXT_BYTES: usize = 512;
/// The widest module of a PNG.
pub const MAX_MODULE_PX: u32 = 32;
const WHITE: u8 = 255;
/// Room for the path of a long code.
const MANY_STROKES_BYTES: usize = 4_096;

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPicture {
    /// The text is longer than any that scans at a counter.
    #[error("the text has more than {MAX_TEXT_BYTES} bytes")]
    TooLong,
    /// A module would be invisible or huge.
    #[error("a module has 1 to {MAX_MODULE_PX} pixels")]
    ModulePx,
}

/// The text as an SVG of one path: each run of dark modules in a row is a stroke.
pub fn svg(text: &str) -> Result<String, NoPicture> {
    Ok(svg_of(&symbol(text)?))
}

/// A symbol that is made already, drawn in the same way.
pub fn svg_of(symbol: &QrCode) -> String {
    drawn(symbol, r#" xmlns="http://www.w3.org/2000/svg""#)
}

/// The same to stand in a page, which needs no namespace and is lighter by it.
pub fn svg_in_page(text: &str) -> Result<String, NoPicture> {
    Ok(drawn(&symbol(text)?, ""))
}

fn drawn(symbol: &QrCode, namespace: &str) -> String {
    let modules = symbol.width();
    let side = modules + 2 * QUIET_ZONE;
    let mut strokes = String::with_capacity(MANY_STROKES_BYTES);
    let (mut pen_x, mut pen_y) = (0, 0);
    for (y, row) in symbol.to_colors().chunks(modules).enumerate() {
        let mut x = 0_usize;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                if strokes.is_empty() {
                    stroke(&mut strokes, 'M', (QUIET_ZONE + x).cast_signed());
                    stroke(&mut strokes, ' ', (QUIET_ZONE + y).cast_signed());
                    // Half a module down, because a stroke lies on both sides of its line.
                    strokes.push_str(".5");
                } else {
                    stroke(&mut strokes, 'm', x.cast_signed() - pen_x);
                    stroke(&mut strokes, ' ', y.cast_signed() - pen_y);
                }
                stroke(&mut strokes, 'h', run.len().cast_signed());
                (pen_x, pen_y) = ((x + run.len()).cast_signed(), y.cast_signed());
            }
            x += run.len();
        }
    }
    format!(
        r##"<svg{namespace} viewBox="0 0 {side} {side}" shape-rendering="crispEdges"><rect width="{side}" height="{side}" fill="#fff"/><path d="{strokes}" stroke="#000"/></svg>"##
    )
}

/// A letter of a path and its number, of at most three digits: a symbol has 177 modules and a quiet zone. A picture has over
/// a thousand of them, and formatting them was two thirds of the drawing.
fn stroke(strokes: &mut String, letter: char, number: isize) {
    const DIGITS: &[u8; 10] = b"0123456789";
    strokes.push(letter);
    if number < 0 {
        strokes.push('-');
    }
    let number = number.unsigned_abs();
    for unit in [100, 10, 1] {
        if number >= unit || unit == 1 {
            strokes.push(char::from(DIGITS[number / unit % 10]));
        }
    }
}

/// The text as a PNG with one grey channel, `module_px` pixels a module.
pub fn png(text: &str, module_px: u32) -> Result<Vec<u8>, NoPicture> {
    if !(1..=MAX_MODULE_PX).contains(&module_px) {
        return Err(NoPicture::ModulePx);
    }
    let symbol = symbol(text)?;
    let px = module_px as usize;
    let side = (symbol.width() + 2 * QUIET_ZONE) * px;
    let mut pixels = vec![WHITE; side * side];
    for (y, row) in symbol.to_colors().chunks(symbol.width()).enumerate() {
        for (x, _) in row.iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
            for line in 0..px {
                let start = ((y + QUIET_ZONE) * px + line) * side + (x + QUIET_ZONE) * px;
                pixels[start..start + px].fill(0);
            }
        }
    }
    let mut file = Vec::new();
    let side_px = u32::try_from(side).map_err(|_| NoPicture::TooLong)?;
    PngEncoder::new_with_quality(&mut file, CompressionType::Best, FilterType::NoFilter)
        .write_image(&pixels, side_px, side_px, ExtendedColorType::L8)
        .map_err(|_| NoPicture::TooLong)?;
    Ok(file)
}

/// The smallest symbol that holds the text: in one alphanumeric segment if its characters allow, as all codes do; the
/// poster's link may not.
fn symbol(text: &str) -> Result<QrCode, NoPicture> {
    let text = text.as_bytes();
    if text.len() > MAX_TEXT_BYTES {
        return Err(NoPicture::TooLong);
    }
    let bits = if text.iter().all(|byte| is_alphanumeric(*byte)) {
        (1..=40).find_map(|version| one_segment(text, Version::Normal(version)))
    } else {
        encode_auto(text, EcLevel::M).ok()
    };
    bits.and_then(|bits| QrCode::with_bits(bits, EcLevel::M).ok()).ok_or(NoPicture::TooLong)
}

fn one_segment(text: &[u8], version: Version) -> Option<Bits> {
    let mut bits = Bits::new(version);
    bits.push_alphanumeric_data(text).ok()?;
    bits.push_terminator(EcLevel::M).ok()?;
    Some(bits)
}

/// The 45 characters of a QR code's alphanumeric mode.
fn is_alphanumeric(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'A'..=b'Z' | b' ' | b'$' | b'%' | b'*' | b'+' | b'-' | b'.' | b'/' | b':')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::{CardCode, CardPrint, Kid, LiveMaster, SigningKey, TicketNonce, sign_card};
    use crate::kernel::{MasterSecret, Random, ShopId};

    /// A host so long that few shops have one.
    const LONG_BASE: &str = "https://stamps.the-very-long-name-of-a-bakery-in-a-town.example";

    struct Texts {
        t1: String,
        t1_url: String,
        t1_long_url: String,
        t2: String,
        ticket: String,
    }

    impl Texts {
        fn of(seed: u64) -> Texts {
            let random = Random::seeded(seed);
            let print = CardPrint { card: CardCode::random(&random), epoch: 1 };
            let card =
                sign_card(ShopId(uuid::Uuid::from_u128(7)), Kid(1), &SigningKey::from_seed(&random.bytes()), print);
            Texts {
                t1: card.text(),
                t1_url: card.url("https://stamps.bar.example"),
                t1_long_url: card.url(LONG_BASE),
                t2: card.live(&LiveMaster::from(&MasterSecret::new([2; 32])), 1, 117_815_040),
                ticket: TicketNonce::from_key(&MasterSecret::new(random.bytes()).derive("ticket", &[]))
                    .url("https://bar.example"),
            }
        }

        fn all(&self) -> [&str; 5] {
            [&self.t1, &self.t1_url, &self.t1_long_url, &self.t2, &self.ticket]
        }
    }

    /// The poster's links are not in the alphanumeric set and may hold what a page's author must not.
    const LINKS: [&str; 3] = ["https://bar.example/join?s=café", "\"><script>alert(1)</script>", ""];

    /// An independent decoder's reading of a PNG of ours.
    fn decoded(file: &[u8]) -> Vec<u8> {
        let picture = image::load_from_memory_with_format(file, image::ImageFormat::Png).unwrap();
        assert_eq!(picture.color(), image::ColorType::L8);
        let grey = picture.into_luma8();
        let (width, height) = (grey.width() as usize, grey.height() as usize);
        let mut found = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| grey.as_raw()[y * width + x]);
        let grids = found.detect_grids();
        assert_eq!(grids.len(), 1);
        let mut text = Vec::new();
        grids[0].decode_to(&mut text).unwrap();
        text
    }

    /// Draws the path of one of our SVGs as a browser would, one pixel a module, quiet zone included.
    fn drawn(svg: &str) -> Vec<Vec<bool>> {
        let after = |from: &str| svg.split_once(from).unwrap().1.split_once('"').unwrap().0;
        let side: usize = after("viewBox=\"0 0 ").split_once(' ').unwrap().0.parse().unwrap();
        let mut pixels = vec![vec![false; side]; side];
        let path = after("d=\"").strip_prefix('M').unwrap();
        let (mut x, mut y) = (0.0, 0.0);
        for stroke in path.split('m') {
            let (to, run) = stroke.split_once('h').unwrap();
            let (dx, dy) = to.split_once(' ').unwrap();
            x += dx.parse::<f64>().unwrap();
            y += dy.parse::<f64>().unwrap();
            let run = run.parse::<f64>().unwrap();
            for (row, line) in pixels.iter_mut().enumerate() {
                for (column, pixel) in line.iter_mut().enumerate() {
                    let inside = (x..x + run).contains(&(column as f64 + 0.5));
                    *pixel |= inside && (row as f64 + 0.5 - y).abs() < 0.5;
                }
            }
            x += run;
        }
        pixels
    }

    #[test]
    fn symbols_are_as_small_as_they_can_be() {
        let texts = Texts::of(1);
        let widths = texts.all().map(|text| symbol(text).unwrap().width());
        assert_eq!(widths, [41, 45, 49, 41, 29]);
        assert_eq!(
            symbol(&format!("HTTPS://BAR.EXAMPLE/C/{}", texts.t1)).unwrap().width(),
            41,
            "hosts up to 17 characters"
        );
        assert_eq!(symbol(&texts.t1).unwrap().error_correction_level(), EcLevel::M);
        assert_eq!(symbol(&"T1".repeat(77)).unwrap().width(), 41, "154 characters still fit version 6");
        assert_eq!(symbol(&"T1".repeat(78)).unwrap().width(), 45);
    }

    #[test]
    fn an_independent_decoder_reads_every_png() {
        for seed in 0..3 {
            let texts = Texts::of(seed);
            for text in texts.all().iter().chain(&LINKS[..2]) {
                for module_px in [4, 8] {
                    assert_eq!(decoded(&png(text, module_px).unwrap()), text.as_bytes(), "{text} at {module_px}");
                }
            }
        }
    }

    #[test]
    fn a_png_has_its_size_its_quiet_zone_and_its_limits() {
        let texts = Texts::of(1);
        for module_px in [1, 3, MAX_MODULE_PX] {
            let picture = image::load_from_memory(&png(&texts.t1, module_px).unwrap()).unwrap().into_luma8();
            assert_eq!(picture.dimensions(), (49 * module_px, 49 * module_px));
            let is_quiet = |at: u32| at < 4 * module_px || at >= 45 * module_px;
            for (x, y, pixel) in picture.enumerate_pixels() {
                assert!(!(is_quiet(x) || is_quiet(y)) || pixel.0 == [WHITE], "{x} {y}");
            }
        }
        assert_eq!(png(&texts.t1, 0), Err(NoPicture::ModulePx));
        assert_eq!(png(&texts.t1, MAX_MODULE_PX + 1), Err(NoPicture::ModulePx));
        assert_eq!(png(&"A".repeat(513), 4), Err(NoPicture::TooLong));
        assert_eq!(svg(&"a".repeat(513)), Err(NoPicture::TooLong));
        assert!(svg(&"é".repeat(256)).is_ok());
    }

    #[test]
    fn an_svg_shows_the_symbol_and_nothing_else() {
        let texts = Texts::of(2);
        for text in texts.all().into_iter().chain(LINKS) {
            let svg = svg(text).unwrap();
            let symbol = symbol(text).unwrap();
            let drawn = drawn(&svg);
            assert_eq!(drawn.len(), symbol.width() + 8);
            for (y, row) in drawn.iter().enumerate() {
                for (x, is_dark) in row.iter().enumerate() {
                    let inside = |at: usize| (4..symbol.width() + 4).contains(&at);
                    let expected = inside(x) && inside(y) && symbol[(x - 4, y - 4)] == Color::Dark;
                    assert_eq!(*is_dark, expected, "{text} {x} {y}");
                }
            }
            assert_eq!(svg.matches("<path").count(), 1);
            assert_eq!(svg.matches("<rect").count(), 1);
            assert_eq!(svg.matches('<').count(), 4);
            assert!(svg.contains(r#"shape-rendering="crispEdges""#) && !svg.contains("role="));
            assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>") && svg.is_ascii());
        }
    }

    #[test]
    fn every_svg_of_a_code_is_at_most_four_kibibytes() {
        for texts in (0..50).map(Texts::of) {
            for text in [&texts.t1, &texts.t1_url, &texts.t2, &texts.ticket] {
                assert!(svg(text).unwrap().len() <= 4096, "{text}");
            }
            // A host of more than 41 characters needs version 8, whose strokes alone are about four kibibytes.
            assert!(svg(&texts.t1_long_url).unwrap().len() <= 4608);
        }
    }
}
