import { useState } from 'preact/hooks'
import { setUpProgram, type Program } from './asks'
import { presetsFor } from './presets'
import { RuleForm, type AtShop } from './RuleForm'
import { Told } from './Told'

/** "Buy X get Y" in under a minute: a beginning is there, and only what is different is typed. */
export function New({ say, language, shop }: AtShop) {
  const presets = presetsFor(say, language, shop.kind, shop.currency)
  const [draft, setDraft] = useState(presets[0]!)
  const [made, setMade] = useState<Program>()
  if (made)
    return (
      <>
        <h1 tabIndex={-1} ref={(heading) => heading?.focus()}>
          {say('programs-made', { name: made.name })}
        </h1>
        <p>{say('programs-made-how')}</p>
        <p class="acts">
          <a class="button" href="#posters">
            {say('programs-to-posters')}
          </a>
          <a href="#programs">{say('programs-all')}</a>
        </p>
      </>
    )
  return (
    <>
      <h1>{say('programs-new')}</h1>
      <fieldset class="presets">
        <legend>{say('programs-begin')}</legend>
        {presets.map((preset) => (
          <button class="button quiet" type="button" aria-pressed={preset.goal.title === draft.goal.title && preset.by === draft.by} onClick={() => setDraft(preset)}>
            <Told say={say} language={language} currency={shop.currency} draft={preset} />
          </button>
        ))}
      </fieldset>
      <RuleForm
        say={say}
        language={language}
        shop={shop}
        draft={draft}
        set={setDraft}
        go={say('programs-set-up')}
        send={setUpProgram}
        done={setMade}
      />
    </>
  )
}
