//! A mail that is worded here and sent from the owner's own mail program.

import type { Say } from '../../words'

export interface Mail {
  subject: string
  body: string
}

/** The mail as it is proposed. Whoever has left no name is greeted without one. */
export function proposed(say: Say, shop: string, name: string | undefined): Mail {
  const hello = name ? say('mail-hello', { name: name.split(' ')[0]! }) : say('mail-hello-nobody')
  return { subject: say('mail-subject', { shop }), body: `${hello}\n\n${say('mail-body', { shop })}\n\n${shop}` }
}

/** The address that opens the mail program with all of it. Lines end as mail has them (RFC 6068). */
export const mailto = (email: string, { subject, body }: Mail) =>
  `mailto:${encodeURIComponent(email).replaceAll('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\r?\n/g, '\r\n'))}`
