//! All that knows what a code is. It is fetched while the camera opens: nothing can be read before.

export { read, sameness, type Reading } from './read'
export { isGenuine } from './verify'
