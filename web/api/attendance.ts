/** Where this browser keeps when somebody last did something, for all its pages: they share one sign-in. */
const activeAtName = 'xushi.active-at'
/** Input is noted no more often. */
const fine = 1_000

let activeAt = Date.now()
let watched = false

/** The first of these that a person causes ends idleness; a mouse that is bumped into once does so too. */
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Somebody is there, or a wall stands open. */
export function noteAttendance(): void {
  const now = Date.now()
  if (now - activeAt < fine) return
  activeAt = now
  try {
    localStorage.setItem(activeAtName, String(now))
  } catch {
    // A browser that keeps nothing knows of this page alone.
  }
}

/** From now on input counts. @returns the way to stop */
export function watchAttendance(): () => void {
  activeAt = 0
  noteAttendance()
  watched = true
  for (const sign of signs) window.addEventListener(sign, noteAttendance, { capture: true, passive: true })
  return () => {
    watched = false
    for (const sign of signs) window.removeEventListener(sign, noteAttendance, { capture: true })
  }
}

/** Milliseconds since somebody last did something on any page of this browser. */
export function unattendedFor(): number {
  try {
    const elsewhere = Number(localStorage.getItem(activeAtName))
    // A clock that was set back has no later instant.
    if (elsewhere > activeAt && elsewhere <= Date.now()) activeAt = elsewhere
  } catch {
    // As above.
  }
  return Date.now() - activeAt
}

/** Whether what this page asks now is asked by itself: nobody has touched it for a minute. */
export function asksByItself(): boolean {
  return watched && unattendedFor() > 60_000
}
