import type { ScreenProps } from '../screens'

export function Posters({ say }: ScreenProps) {
  return <h1>{say('owner-posters')}</h1>
}
