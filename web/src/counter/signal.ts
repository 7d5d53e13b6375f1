//! The verdict for the ear and the hand, for staff who look at the customer and not at the screen.

export type Verdict = 'stamped' | 'redeemed' | 'undone' | 'refused' | 'unconfirmed'

const tones_hz: Record<Verdict, number[]> = {
  stamped: [660, 990],
  redeemed: [660, 825, 990],
  undone: [660, 440],
  refused: [220, 165],
  unconfirmed: [440, 440],
}
const pulses_ms: Record<Verdict, number[]> = {
  stamped: [40],
  redeemed: [40, 40, 80],
  undone: [80],
  refused: [120, 60, 120],
  unconfirmed: [40, 80, 40],
}
const tone_s = 0.11

let speaker: AudioContext | undefined

/** Called from a key press or a tap, because a browser lets a page sound only after one. */
export function allowSound(): void {
  speaker ??= new AudioContext()
  if (speaker.state !== 'running') void speaker.resume()
}

export function signal(verdict: Verdict): void {
  navigator.vibrate?.(pulses_ms[verdict])
  if (!speaker) return
  for (const [index, frequency] of tones_hz[verdict].entries()) {
    const start = speaker.currentTime + index * tone_s
    const tone = new OscillatorNode(speaker, { frequency })
    const volume = new GainNode(speaker, { gain: 0.2 })
    // Fading out keeps the loudspeaker from clicking.
    volume.gain.setTargetAtTime(0, start + tone_s * 0.6, 0.02)
    tone.connect(volume).connect(speaker.destination)
    tone.start(start)
    tone.stop(start + tone_s)
  }
}
