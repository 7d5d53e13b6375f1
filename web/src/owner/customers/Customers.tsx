import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ScreenProps } from '../screens'
import { learn } from '../words'
import { read } from './called'
import './customers.css'
import { List } from './List'

/** One customer's page says what they said, too: with the words of the inbox. */
const one = async () => (await Promise.all([import('./profile/Profile'), learn('inbox')]))[0].Profile

/** Everybody, or one of them. */
export function Customers(props: ScreenProps) {
  const look = read(props.rest)
  const [loaded, setLoaded] = useState<{ Profile: ComponentType<ScreenProps> }>()
  useEffect(() => {
    if (!look) one().then((Profile) => setLoaded({ Profile }), () => location.reload())
  }, [])
  if (look) return <List {...props} look={look} />
  return loaded ? <loaded.Profile {...props} /> : <p class="soft" aria-busy="true">{props.say('owner-asking')}</p>
}
