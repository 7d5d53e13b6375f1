import { useState } from 'preact/hooks'
import { Field, Saves, useSave } from '../parts/fields'
import { dropLogo, putLogo } from './asks'
import type { OfShop } from './Settings'

/** As src/look/logo.rs takes it. */
const max_file_bytes = 2 << 20

/** The logo on cards and posters. */
export function Logo({ say, shop, changed }: OfShop) {
  const [file, setFile] = useState<File>()
  const [version, setVersion] = useState(0)
  const state = useSave(say, {}, { 'too-large': say('shop-logo-large'), 'unsupported-media-type': say('shop-logo-type') })
  const isLarge = !!file && file.size > max_file_bytes
  const keep = (has_logo: boolean) => {
    setVersion((times) => times + 1)
    changed({ ...shop, has_logo })
  }
  return (
    <Saves say={say} state={state} go={() => void (file && !isLarge && state.save(() => putLogo(file), () => keep(true)))}>
      {shop.has_logo && <img class="logo" src={`/logo/${shop.id}?${version}`} alt={say('shop-logo-now')} />}
      <Field label={say('shop-logo')} hint={say('shop-logo-why')} wrong={isLarge ? say('shop-logo-large') : undefined}>
        {(described) => <input {...described} type="file" accept="image/png,image/jpeg" required onChange={(event) => setFile(event.currentTarget.files?.[0])} />}
      </Field>
      {shop.has_logo && (
        <button class="plain" type="button" onClick={() => void state.save(dropLogo, () => keep(false))}>
          {say('shop-logo-drop')}
        </button>
      )}
    </Saves>
  )
}
