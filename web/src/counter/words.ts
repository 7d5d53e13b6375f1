//! The counter's words: those that it opens with, and those of what it says beside its camera.

import { learn, loadWords, type Files } from '../words'

const files: Files = import.meta.glob<string>('../../words/{counter,sheets}/*.ftl', { query: '?raw', import: 'default' })

export const loadOwn = () => loadWords(files, '../../words/counter')
export const learnSheets = () => learn(files, '../../words/sheets')
