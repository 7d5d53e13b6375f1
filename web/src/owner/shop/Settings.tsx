import type { ScreenProps } from '../screens'

export function Settings({ say }: ScreenProps) {
  return <h1>{say('owner-settings')}</h1>
}
