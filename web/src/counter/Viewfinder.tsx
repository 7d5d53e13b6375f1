import { useRef } from 'preact/hooks'
import type { Say } from '../words'
import type { Camera } from './camera/useCamera'
import type { Wanted } from './till'

interface Asked {
  say: Say
  camera: Camera
  wanted: Wanted | null
  /** The verdict covers it: it goes on looking, and is not looked at. */
  isCovered: boolean
  photo: (file: File) => void
  help: () => void
  forgo: () => void
}

/** What the camera sees, or why it sees nothing and what to do then. */
export function Viewfinder({ say, camera, wanted, isCovered, photo, help, forgo }: Asked) {
  const { state } = camera
  const isLive = state === 'live'
  return (
    <section class="finder" data-state={state} inert={isCovered} aria-hidden={isCovered}>
      <div class="view" hidden={!isLive && state !== 'asking'}>
        {/* Told to play in its place, silently: else an iPhone shows it in a window of its own. */}
        <video ref={camera.video} playsinline muted aria-hidden="true" />
        <i class="frame" key={state} aria-hidden="true" />
        {isLive && camera.torch && (
          <button class="torch" type="button" aria-pressed={camera.isLit} onClick={camera.torch}>
            {say('camera-light')}
          </button>
        )}
      </div>
      {/* Two headings would be one too many for who hears the page. What is said next is put there anew, and does not jump. */}
      <div class="says" key={state} hidden={isCovered}>
        {!isCovered && wanted && (
          <>
            <h1>{say('counter-wanted', { reward: wanted.title })}</h1>
            <p>{say('counter-wanted-how')}</p>
            <button class="button quiet" type="button" onClick={forgo}>
              {say('counter-wanted-not')}
            </button>
          </>
        )}
        {!isCovered && !wanted && isLive && (
          <>
            <h1>{say('counter-ready')}</h1>
            <p role="status">{camera.isBlind ? say('camera-blind') : camera.isDark ? say(camera.torch ? 'camera-dark-light' : 'camera-dark') : ''}</p>
          </>
        )}
        {!isCovered && !wanted && state === 'asking' && (
          <>
            <h1>{say('camera-asking')}</h1>
            <p>{say('camera-asking-how')}</p>
          </>
        )}
        {!isCovered && !wanted && !isLive && state !== 'asking' && <Trouble say={say} camera={camera} photo={photo} help={help} />}
      </div>
    </section>
  )
}

function Trouble({ say, camera, photo, help }: Pick<Asked, 'say' | 'camera' | 'photo' | 'help'>) {
  const picker = useRef<HTMLInputElement>(null)
  const words = {
    insecure: ['camera-insecure', 'camera-insecure-how'],
    none: ['camera-none', 'camera-none-how'],
    denied: ['camera-denied', 'camera-denied-how'],
    taken: ['camera-taken', 'camera-taken-how'],
  } as const
  const { state, again } = camera
  const [title, how] = words[state as keyof typeof words]
  return (
    <>
      <h1>{say(title)}</h1>
      <p>{say(how)}</p>
      <div class="ways">
        {state === 'insecure' ? (
          <button class="button quiet" type="button" onClick={help}>
            {say('camera-https')}
          </button>
        ) : (
          <button class="button quiet" type="button" onClick={again}>
            {say('owner-again')}
          </button>
        )}
        <button class="button quiet" type="button" onClick={() => picker.current?.click()}>
          {say('camera-photo')}
        </button>
        <input
          ref={picker}
          type="file"
          accept="image/*"
          capture="environment"
          hidden
          aria-label={say('camera-photo')}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0]
            currentTarget.value = ''
            if (file) photo(file)
          }}
        />
      </div>
    </>
  )
}
