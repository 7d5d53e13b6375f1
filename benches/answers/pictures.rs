//! A printed code as a picture, held against the renderer of the crate that makes the symbol.

use std::hint::black_box;
use std::time::Instant;

use anyhow::Context;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, Luma};
use qrcode::bits::Bits;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode, Version};
use uuid::Uuid;

use timbro::code::{self, CardCode, CardPrint, Kid, SigningKey, sign_card};
use timbro::kernel::{Random, ShopId};

use crate::shared::figures::{load, spread, thread_cpu_ns};

/// What a page or a sticker takes.
const MAX_SVG_BYTES: usize = 4_096;
/// Pixels of a module.
const MODULE_PX: u32 = 8;

/// Linux tells the time of a processor by ticks of some milliseconds, and a drawing takes so little that each is repeated.
const DRAWINGS_EACH: usize = 8;

/// What pictures cost in one round, in µs of processor time each.
struct Round {
    crate_drawing: f64,
    our_drawing: f64,
    crate_svg: f64,
    our_svg: f64,
    crate_png: f64,
    our_png: f64,
}

/// Draws the codes of so many cards, in so many rounds.
pub fn measure(rounds: usize, cards: usize) -> anyhow::Result<()> {
    let random = Random::seeded(1);
    let key = SigningKey::from_seed(&random.bytes());
    let url = |_| {
        let print = CardPrint { card: CardCode::random(&random), epoch: 1 };
        sign_card(ShopId(Uuid::from_u128(7)), Kid(1), &key, print).url("https://stamps.bar.example")
    };
    let urls: Vec<String> = (0..cards).map(url).collect();
    let longest = urls.iter().map(|url| code::svg(url).map_or(usize::MAX, |svg| svg.len())).max().unwrap_or(0);
    anyhow::ensure!(longest <= MAX_SVG_BYTES, "an SVG has {longest} bytes");
    let crates = symbol(&urls[0])?.render::<svg::Color<'_>>().build().len();
    let symbols: Vec<QrCode> = urls.iter().map(|url| symbol(url)).collect::<anyhow::Result<_>>()?;
    let rounds: Vec<Round> = (0..rounds).map(|_| round(&urls, &symbols)).collect::<anyhow::Result<_>>()?;

    println!("\npictures of {cards} printed codes, {} rounds, {}", rounds.len(), load());
    println!("                         CPU, µs each: crate   ours   crate to ours: median (least to most)");
    let tell = |what: &str, theirs: fn(&Round) -> f64, ours: fn(&Round) -> f64| {
        let (ratio, least, most) = spread(rounds.iter().map(|round| theirs(round) / ours(round)));
        let [theirs, ours] = [theirs, ours].map(|cost| spread(rounds.iter().map(cost)).1);
        println!("{what:<38} {theirs:>6.1} {ours:>6.1}   {ratio:.2} ({least:.2} to {most:.2})");
    };
    tell("SVG of a symbol made before", |it| it.crate_drawing, |it| it.our_drawing);
    tell("SVG with its symbol", |it| it.crate_svg, |it| it.our_svg);
    tell("PNG with its symbol", |it| it.crate_png, |it| it.our_png);
    println!("an SVG has {longest} bytes at most, the crate's some {crates}");
    Ok(())
}

fn round(urls: &[String], symbols: &[QrCode]) -> anyhow::Result<Round> {
    Ok(Round {
        crate_drawing: us_each(DRAWINGS_EACH, symbols, |symbol| {
            black_box(symbol.render::<svg::Color<'_>>().build());
            Ok(())
        })?,
        our_drawing: us_each(DRAWINGS_EACH, symbols, |symbol| {
            black_box(code::svg_of(symbol));
            Ok(())
        })?,
        crate_svg: us_each(1, urls, |url| {
            black_box(symbol(url)?.render::<svg::Color<'_>>().build());
            Ok(())
        })?,
        our_svg: us_each(1, urls, |url| {
            black_box(code::svg(url)?);
            Ok(())
        })?,
        crate_png: us_each(1, urls, |url| {
            black_box(crate_png(url)?);
            Ok(())
        })?,
        our_png: us_each(1, urls, |url| {
            black_box(code::png(url, MODULE_PX)?);
            Ok(())
        })?,
    })
}

fn us_each<T>(times: usize, of: &[T], draw: impl Fn(&T) -> anyhow::Result<()>) -> anyhow::Result<f64> {
    let (begun, begun_cpu_ns) = (Instant::now(), thread_cpu_ns());
    for one in std::iter::repeat_n(of, times).flatten() {
        draw(one)?;
    }
    let elapsed_ns = begun.elapsed().as_secs_f64() * 1e9;
    let ns = thread_cpu_ns().zip(begun_cpu_ns).map_or(elapsed_ns, |(end, begin)| end - begin);
    #[expect(clippy::cast_precision_loss, reason = "nobody draws 2^52 pictures")]
    Ok(ns / 1_000.0 / (times * of.len()) as f64)
}

/// The symbol as timbro wants it: one alphanumeric segment in the smallest version.
fn symbol(url: &str) -> anyhow::Result<QrCode> {
    let bits = (1..=40).find_map(|version| {
        let mut bits = Bits::new(Version::Normal(version));
        bits.push_alphanumeric_data(url.as_bytes()).ok()?;
        bits.push_terminator(EcLevel::M).ok()?;
        Some(bits)
    });
    Ok(QrCode::with_bits(bits.context("a code fits")?, EcLevel::M)?)
}

/// The crate's own picture, in the same file format with the same settings.
fn crate_png(url: &str) -> anyhow::Result<Vec<u8>> {
    let picture = symbol(url)?.render::<Luma<u8>>().module_dimensions(MODULE_PX, MODULE_PX).build();
    let mut file = Vec::new();
    PngEncoder::new_with_quality(&mut file, CompressionType::Best, FilterType::NoFilter).write_image(
        &picture,
        picture.width(),
        picture.height(),
        ExtendedColorType::L8,
    )?;
    Ok(file)
}
