//! All that is needed once something was scanned. It is fetched while the camera opens.

export { Dock, Last } from './Dock'
export { Result } from './Result'
