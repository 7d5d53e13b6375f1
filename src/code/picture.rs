//! A code as a picture: SVG for pages and print, PNG where SVG is not taken.
//!
//! White ground and quiet zone are painted, because a transparent picture vanishes on a dark page. Error correction is
//! M: Q and H only make more and smaller modules. The text stands in no attribute, so nothing can be smuggled into a
//! page through it; what the picture is called (`role="img"` wants a name) is for the page to say, in its language.

use std::fmt::Write;

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
    let symbol = symbol(text)?;
    let modules = symbol.width();
    let side = modules + 2 * QUIET_ZONE;
    let mut strokes = String::new();
    let (mut pen_x, mut pen_y) = (0, 0);
    for (y, row) in symbol.to_colors().chunks(modules).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                // Half a module down, because a stroke lies on both sides of its line.
                let moved = if strokes.is_empty() {
                    write!(strokes, "M{} {}.5h{}", QUIET_ZONE + x, QUIET_ZONE + y, run.len())
                } else {
                    write!(strokes, "m{} {}h{}", x.cast_signed() - pen_x, y - pen_y, run.len())
                };
                moved.map_err(|_| NoPicture::TooLong)?;
                (pen_x, pen_y) = ((x + run.len()).cast_signed(), y);
            }
            x += run.len();
        }
    }
    Ok(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" role="img" shape-rendering="crispEdges"><rect width="{side}" height="{side}" fill="#fff"/><path d="{strokes}" stroke="#000"/></svg>"##
    ))
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
