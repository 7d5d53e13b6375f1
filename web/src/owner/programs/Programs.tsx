import type { ScreenProps } from '../screens'

export function Programs({ say }: ScreenProps) {
  return <h1>{say('owner-programs')}</h1>
}
