//! A shop's colour, and the shades of it that can be read on light paper and on dark.
//!
//! An owner gives one colour, as it is on their sign. On customers' screens it writes and draws, so it needs the contrast
//! that text needs: 4.5:1 (WCAG 2.2, 1.4.3). Where it has less, it is brought nearer to black on the light sheet and to
//! white on the dark one, by as little as will do.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use utoipa::ToSchema;

/// A colour in sRGB, written as `#a63a24`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ToSchema)]
#[schema(as = HexColour, value_type = String, pattern = "^#[0-9a-fA-F]{6}$", example = "#a63a24")]
pub struct Colour([u8; 3]);

impl Colour {
    /// Reads `#` and six hexadecimal digits. None for any other way to write a colour.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let mut channels = [0; 3];
        for (place, channel) in channels.iter_mut().enumerate() {
            let two = &digits[2 * place..2 * place + 2];
            // A sign would read as a number too.
            *channel =
                u8::from_str_radix(two, 16).ok().filter(|_| two.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
        }
        Some(Colour(channels))
    }

    /// Relative luminance, 0 for black to 1 for white (WCAG 2.2, "relative luminance"; sRGB as of IEC 61966-2-1).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio").
    fn contrast(self, other: Colour) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// This colour with so many hundredths of another.
    fn mixed(self, other: Colour, hundredths: u32) -> Colour {
        let hundredths = hundredths.min(100);
        let mut channels = [0; 3];
        for (place, channel) in channels.iter_mut().enumerate() {
            let (own, others) = (u32::from(self.0[place]), u32::from(other.0[place]));
            let mixed = (own * (100 - hundredths) + others * hundredths + 50) / 100;
            *channel = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
        Colour(channels)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Colour::parse(&text).ok_or_else(|| de::Error::custom("is no colour such as #a63a24"))
    }
}

/// What text needs before its ground.
const LEAST_CONTRAST: f64 = 4.5;
/// How much of the colour is in the ground of a stamp.
const WASH_HUNDREDTHS: u32 = 12;

/// What stands behind the colour in one theme: `--paper` and `--sheet` of `static/timbro.css`, and where to go for contrast.
struct Theme {
    paper: Colour,
    sheet: Colour,
    away: Colour,
}

const LIGHT: Theme = Theme { paper: Colour([0xfa, 0xf6, 0xee]), sheet: Colour([255; 3]), away: Colour([0; 3]) };
const DARK: Theme =
    Theme { paper: Colour([0x15, 0x16, 0x1a]), sheet: Colour([0x1f, 0x21, 0x26]), away: Colour([255; 3]) };

/// A colour as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Shades {
    /// As it was given.
    pub given: Colour,
    /// On light paper.
    pub light: Colour,
    /// On dark paper.
    pub dark: Colour,
    /// The ground of a stamp on light paper.
    pub light_wash: Colour,
    /// The ground of a stamp on dark paper.
    pub dark_wash: Colour,
}

impl From<Colour> for Shades {
    fn from(given: Colour) -> Shades {
        let (light, light_wash) = shade(given, &LIGHT);
        let (dark, dark_wash) = shade(given, &DARK);
        Shades { given, light, dark, light_wash, dark_wash }
    }
}

impl Shades {
    /// As variables of a style sheet. Nothing but digits and names gets in, whatever was given.
    pub fn style(&self) -> String {
        let Shades { light, dark, light_wash, dark_wash, .. } = self;
        format!("--stamp-light:{light};--stamp-dark:{dark};--wash-light:{light_wash};--wash-dark:{dark_wash}")
    }
}

/// The nearest colour that can be read in a theme, and its wash.
fn shade(given: Colour, theme: &Theme) -> (Colour, Colour) {
    let step = |hundredths| {
        let colour = given.mixed(theme.away, hundredths);
        (colour, theme.sheet.mixed(colour, WASH_HUNDREDTHS))
    };
    let is_read = |(colour, wash): &(Colour, Colour)| {
        [theme.paper, theme.sheet, *wash].into_iter().all(|ground| colour.contrast(ground) >= LEAST_CONTRAST)
    };
    // Black on light paper and white on dark can always be read, so the last step is good whatever was given.
    (0..100).map(step).find(is_read).unwrap_or_else(|| step(100))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn a_colour_is_written_in_one_way() {
        assert_eq!(colour("#A63a24").to_string(), "#a63a24");
        for wrong in ["", "#", "a63a24", "#a63", "#a63a2", "#a63a244", "#a63a2g", "#+63a24", "red", "#aéa24"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    /// The pairs and their ratios are those that WebAIM's contrast checker gives.
    #[test]
    fn contrast_is_that_of_the_standard() {
        for (one, other, expected) in [
            ("#000000", "#ffffff", 21.0),
            ("#777777", "#ffffff", 4.48),
            ("#767676", "#ffffff", 4.54),
            ("#ff0000", "#ffffff", 4.0),
            ("#0000ff", "#ffffff", 8.59),
        ] {
            let contrast = colour(one).contrast(colour(other));
            assert!((contrast - expected).abs() < 0.006, "{one} on {other}: {contrast}");
            assert!((colour(other).contrast(colour(one)) - contrast).abs() < 1e-12);
        }
    }

    #[test]
    fn the_papers_are_those_of_the_style_sheet() {
        let sheet = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/static/timbro.css")).unwrap();
        for (name, light, dark) in [("paper", LIGHT.paper, DARK.paper), ("sheet", LIGHT.sheet, DARK.sheet)] {
            let line = format!("--{name}: light-dark({light}, {dark});");
            assert!(sheet.contains(&line), "{line}");
        }
    }

    #[test]
    fn a_colour_that_can_be_read_stays_as_it_is() {
        assert_eq!(Shades::from(colour("#7a1f10")).light, colour("#7a1f10"));
        assert_eq!(Shades::from(colour("#f0b0a0")).dark, colour("#f0b0a0"));
        // Yellow stays yellow on dark paper, and becomes the brown that it is in shadow on light paper.
        let yellow = Shades::from(colour("#ffd400"));
        assert_eq!(yellow.dark, colour("#ffd400"));
        assert!(yellow.light.0[0] > yellow.light.0[2] + 60, "{yellow:?}");
    }

    proptest! {
        #[test]
        fn every_colour_can_be_read(channels in any::<[u8; 3]>()) {
            let shades = Shades::from(Colour(channels));
            // The standard's formula once more, on text, as a browser gets it.
            let luminance = |text: &str| {
                let channel = |at: usize| {
                    let value = f64::from(u8::from_str_radix(&text[at..at + 2], 16).unwrap()) / 255.0;
                    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
                };
                0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
            };
            for (ink, wash, papers) in [
                (shades.light, shades.light_wash, ["#faf6ee", "#ffffff"]),
                (shades.dark, shades.dark_wash, ["#15161a", "#1f2126"]),
            ] {
                for ground in [papers[0], papers[1], &wash.to_string()] {
                    let (ink, ground) = (luminance(&ink.to_string()), luminance(ground));
                    let contrast = (ink.max(ground) + 0.05) / (ink.min(ground) + 0.05);
                    prop_assert!(contrast >= 4.5, "{contrast}: {shades:?}");
                }
            }
        }

        #[test]
        fn a_shade_keeps_which_channel_is_the_strongest(channels in any::<[u8; 3]>()) {
            let shades = Shades::from(Colour(channels));
            for shown in [shades.light.0, shades.dark.0] {
                for (one, other) in [(0, 1), (1, 2), (0, 2)] {
                    if channels[one] >= channels[other] {
                        prop_assert!(shown[one] >= shown[other], "{shades:?}");
                    }
                }
            }
        }
    }
}
