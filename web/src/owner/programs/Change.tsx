import { useState } from 'preact/hooks'
import { changeProgram, type Changed, type Program } from './asks'
import { RuleForm, type AtShop } from './RuleForm'
import { draftOf } from './rule'
import { Standing } from './Standing'
import { Told } from './Told'

/** One program: what it says, whether it runs, and its next version. */
export function Change({ say, language, shop, program, again }: AtShop & { program: Program; again: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(program, shop.currency))
  const [changed, setChanged] = useState<Changed>()
  return (
    <>
      <p>
        <a href="#programs">← {say('programs-all')}</a>
      </p>
      <h1>{program.name}</h1>
      <p class="says">
        <Told say={say} language={language} currency={shop.currency} draft={draftOf(program, shop.currency)} />
      </p>
      <Standing say={say} program={program} again={again} />
      {changed && (
        <div class="sheet ready" role="status">
          <h2>{changed.only_renamed ? say('programs-renamed', { name: changed.name }) : say('programs-changed', { n: changed.version })}</h2>
          {!changed.only_renamed && <p>{say(changed.moves_open_cards ? 'programs-moves' : 'programs-stays')}</p>}
          <p class="soft">{say(changed.only_renamed ? 'programs-renamed-why' : changed.moves_open_cards ? 'programs-moves-why' : 'programs-stays-why')}</p>
        </div>
      )}
      {program.status !== 'ended' && (
        <>
          <h2>{say('programs-change')}</h2>
          <p class="soft">{say('programs-change-why')}</p>
          <RuleForm
            say={say}
            language={language}
            shop={shop}
            draft={draft}
            set={setDraft}
            go={say('programs-change-do')}
            send={(key, rule) => changeProgram(key, program.id, rule)}
            done={(told) => {
              setChanged(told)
              again()
              scrollTo(0, 0)
            }}
          />
        </>
      )}
    </>
  )
}
