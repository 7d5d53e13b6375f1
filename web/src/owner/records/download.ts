//! A file that wants a fresh proof first. A plain link could not show the dialog that asks for it, so the file is fetched
//! and then saved.

import { tell, type Told } from '../../api/tell'
import { sendProved } from '../api'

/** A large table takes its time. */
const limit_ms = 120_000

/** Fetches a file. */
export const fetchFile = (address: string): Promise<Told<Blob>> =>
  tell(
    sendProved(new Request(address), limit_ms).then(async (response) =>
      response.ok ? { data: await response.blob(), response } : { error: await response.json().catch(() => undefined), response },
    ),
  )

/** Has the browser keep it under a name. */
export function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
