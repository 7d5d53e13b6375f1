import type { ScreenProps } from '../screens'

export function Numbers({ say }: ScreenProps) {
  return <h1>{say('owner-numbers')}</h1>
}
