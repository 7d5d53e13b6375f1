//! Two notes for a reward. Off until somebody turns them on: a phone that rings in a queue is nobody's wish.

const name = 'timbro-sound'
const notes_hz = [659.25, 987.77]
const note_s = 0.14

export function isSoundOn(): boolean {
  try {
    return localStorage.getItem(name) === 'on'
  } catch {
    return false
  }
}

export function setSound(isOn: boolean): void {
  try {
    localStorage.setItem(name, isOn ? 'on' : 'off')
  } catch {
    // A forbidden storage costs the memory of it, not the sound.
  }
}

export function ring(): void {
  const audio = new AudioContext()
  notes_hz.forEach((hz, index) => {
    const from = audio.currentTime + index * note_s
    const note = new OscillatorNode(audio, { type: 'triangle', frequency: hz })
    const loudness = new GainNode(audio, { gain: 0.16 })
    loudness.gain.setValueAtTime(0.16, from)
    loudness.gain.exponentialRampToValueAtTime(0.001, from + 2 * note_s)
    note.connect(loudness).connect(audio.destination)
    note.start(from)
    note.stop(from + 2 * note_s)
    if (index === notes_hz.length - 1) note.onended = () => void audio.close()
  })
}
