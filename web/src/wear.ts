//! The apps wear the shop's colour, as its customers' cards do.

import type { components } from './api/schema'

export type Shades = components['schemas']['Shades']

/** Sets the shop's shades, which the server has made readable; none for timbro's own. */
export function wear(shades: Shades | null | undefined, style: Pick<CSSStyleDeclaration, 'setProperty'> = document.documentElement.style): void {
  for (const side of ['light', 'dark'] as const) {
    // An empty value takes the property away.
    style.setProperty(`--stamp-${side}`, shades?.[side] ?? '')
    style.setProperty(`--wash-${side}`, shades?.[`${side}_wash`] ?? '')
  }
}
