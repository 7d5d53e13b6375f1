import type { ScreenProps } from '../screens'

export function Calculator({ say }: ScreenProps) {
  return <h1>{say('owner-calculator')}</h1>
}
