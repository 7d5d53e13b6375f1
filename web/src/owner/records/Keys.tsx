import type { ScreenProps } from '../screens'

export function Keys({ say }: ScreenProps) {
  return <h1>{say('owner-keys')}</h1>
}
