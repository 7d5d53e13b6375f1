import type { ScreenProps } from '../screens'

export function Inbox({ say }: ScreenProps) {
  return <h1>{say('owner-inbox')}</h1>
}
