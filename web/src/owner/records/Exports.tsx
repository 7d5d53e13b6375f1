import type { ScreenProps } from '../screens'

export function Exports({ say }: ScreenProps) {
  return <h1>{say('owner-exports')}</h1>
}
