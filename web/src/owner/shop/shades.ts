//! The shades of a colour as src/look/colour.rs makes them, so that one sees them before anything is saved. What is saved
//! and shown to customers is always the server's.

import type { Shades } from './asks'

type Channels = readonly [number, number, number]
interface Theme {
  paper: Channels
  sheet: Channels
  away: Channels
}

const light: Theme = { paper: [0xfa, 0xf6, 0xee], sheet: [255, 255, 255], away: [0, 0, 0] }
const dark: Theme = { paper: [0x15, 0x16, 0x1a], sheet: [0x1f, 0x21, 0x26], away: [255, 255, 255] }
const least_contrast = 4.5
const wash_hundredths = 12

const channelsOf = (text: string) => [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16)) as unknown as Channels
const written = (channels: Channels) => `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
const mixed = (one: Channels, other: Channels, hundredths: number) =>
  one.map((own, place) => Math.floor((own * (100 - hundredths) + other[place]! * hundredths + 50) / 100)) as unknown as Channels

/** Relative luminance (WCAG 2.2). */
function luminance(channels: Channels): number {
  const [red, green, blue] = channels.map((channel) => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4)) as unknown as Channels
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: Channels, other: Channels): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/** The nearest colour that can be read in a theme, and its wash. */
function shade(given: Channels, { paper, sheet, away }: Theme): [string, string] {
  for (let hundredths = 0; ; hundredths += 1) {
    const colour = mixed(given, away, hundredths)
    const wash = mixed(sheet, colour, wash_hundredths)
    if (hundredths >= 100 || [paper, sheet, wash].every((ground) => contrast(colour, ground) >= least_contrast)) return [written(colour), written(wash)]
  }
}

export function shadesOf(given: string): Shades {
  const [by_day, light_wash] = shade(channelsOf(given), light)
  const [by_night, dark_wash] = shade(channelsOf(given), dark)
  return { given, light: by_day, dark: by_night, light_wash, dark_wash }
}
