import type { ScreenProps } from '../screens'

export function Goals({ say }: ScreenProps) {
  return <h1>{say('owner-goals')}</h1>
}
