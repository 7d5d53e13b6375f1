//! Money as the shop writes it. It is counted in minor units, of which a currency has two, none or three.

/** How many digits stand behind the point. */
export function places(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

export function money(minor: number, currency: string, language = document.documentElement.lang): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(minor / 10 ** places(currency))
}
