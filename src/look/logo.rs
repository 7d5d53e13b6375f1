//! A shop's logo: a picture that somebody sends in, and that everybody is shown.
//!
//! Whatever a file says of itself is not believed. It is decoded, within bounds that are known before a pixel is unpacked,
//! made smaller and drawn anew: what is served is a PNG of our own making, without any other content, place or camera in it.

use std::io::Cursor;

use image::codecs::png::PngEncoder;
use image::{DynamicImage, GenericImageView, ImageFormat, ImageReader, Limits};

/// The longest file that is taken.
pub const MAX_FILE_BYTES: usize = 2 << 20;
/// The longest side of a picture that is unpacked.
const MAX_SIDE_PX: u32 = 4_096;
/// What unpacking may take: 4,096 by 4,096 pixels of four bytes.
const MAX_UNPACKED_BYTES: u64 = 64 << 20;
/// The longest side of what is kept.
const KEPT_SIDE_PX: u32 = 512;

/// Why a file is no logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is neither PNG nor JPEG, whatever it is called.
    NoPicture,
    /// It has too many pixels.
    TooLarge,
}

/// The picture in a file, drawn anew as a PNG of at most 512 by 512 pixels.
pub fn drawn(file: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format().map_err(|_| Refusal::NoPicture)?;
    if !matches!(reader.format(), Some(ImageFormat::Png | ImageFormat::Jpeg)) {
        return Err(Refusal::NoPicture);
    }
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(MAX_SIDE_PX);
    limits.max_image_height = Some(MAX_SIDE_PX);
    limits.max_alloc = Some(MAX_UNPACKED_BYTES);
    reader.limits(limits);
    let picture = reader.decode().map_err(|failed| match failed {
        image::ImageError::Limits(_) => Refusal::TooLarge,
        _ => Refusal::NoPicture,
    })?;
    let (width, height) = picture.dimensions();
    let fits = width <= KEPT_SIDE_PX && height <= KEPT_SIDE_PX;
    let small = if fits { picture } else { picture.thumbnail(KEPT_SIDE_PX, KEPT_SIDE_PX) };
    let mut png = Vec::new();
    let drawn = DynamicImage::ImageRgba8(small.into_rgba8()).write_with_encoder(PngEncoder::new(&mut png));
    drawn.map_err(|_| Refusal::NoPicture)?;
    Ok(png)
}

#[cfg(test)]
mod tests {
    use image::{Rgba, RgbaImage};

    use super::*;

    fn file(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let picture = RgbaImage::from_pixel(width, height, Rgba([200, 30, 30, 255]));
        let mut bytes = Vec::new();
        DynamicImage::ImageRgba8(picture).into_rgb8().write_to(&mut Cursor::new(&mut bytes), format).unwrap();
        bytes
    }

    fn size(png: &[u8]) -> (u32, u32) {
        image::load_from_memory_with_format(png, ImageFormat::Png).unwrap().dimensions()
    }

    #[test]
    fn a_picture_is_made_smaller_and_never_larger() {
        assert_eq!(size(&drawn(&file(2_000, 1_000, ImageFormat::Png)).unwrap()), (512, 256));
        assert_eq!(size(&drawn(&file(2_000, 1_000, ImageFormat::Jpeg)).unwrap()), (512, 256));
        assert_eq!(size(&drawn(&file(40, 30, ImageFormat::Png)).unwrap()), (40, 30));
    }

    #[test]
    fn what_was_hidden_in_a_file_is_gone() {
        let mut hiding = file(40, 30, ImageFormat::Png);
        hiding.extend_from_slice(b"<script>alert(1)</script>");
        let kept = drawn(&hiding).unwrap();
        assert!(!kept.windows(7).any(|bytes| bytes == b"<script"));
    }

    #[test]
    fn a_file_is_what_it_is_and_not_what_it_says() {
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        for wrong in [&b""[..], b"GIF89a\x01\x00\x01\x00", svg, b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0 not a jpeg"] {
            assert_eq!(drawn(wrong), Err(Refusal::NoPicture));
        }
        let cut = &file(40, 30, ImageFormat::Png)[..60];
        assert_eq!(drawn(cut), Err(Refusal::NoPicture));
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_unpacked() {
        assert_eq!(drawn(&file(MAX_SIDE_PX + 1, 1, ImageFormat::Png)), Err(Refusal::TooLarge));
        assert_eq!(drawn(&file(1, MAX_SIDE_PX + 1, ImageFormat::Png)), Err(Refusal::TooLarge));
        // A head that promises 60,000 by 60,000 pixels in a hundred bytes.
        let mut bomb = file(1, 1, ImageFormat::Png);
        bomb[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
        let crc = crc32(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&crc.to_be_bytes());
        assert_eq!(drawn(&bomb), Err(Refusal::TooLarge));
    }

    /// The checksum of a PNG's chunk (ISO/IEC 15948, annex D).
    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
        })
    }
}
