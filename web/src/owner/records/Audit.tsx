import type { ScreenProps } from '../screens'

export function Audit({ say }: ScreenProps) {
  return <h1>{say('owner-audit')}</h1>
}
