/** The pages of this browser share one sign-in, and therefore also the time of the last input, which is stored under this name. */
const activeAtName = 'xushi.active-at'
/** At least so many milliseconds lie between two notes of input. */
const leastPause = 1_000

let activeAt = Date.now()
let watched = false

/** Events that count as input of a person; a single bump of the mouse counts too. */
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** The present moment is noted as the last input. */
export function noteAttendance(): void {
  const now = Date.now()
  if (now - activeAt < leastPause) return
  activeAt = now
  try {
    localStorage.setItem(activeAtName, String(now))
  } catch {
    // A browser without storage knows the input of this page alone.
  }
}

/** Input on this page is noted from now on. @returns the function that stops the noting */
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

/** Milliseconds since the last input on any page of this browser. */
export function unattendedFor(): number {
  try {
    const elsewhere = Number(localStorage.getItem(activeAtName))
    // An instant later than now was stored before the clock was set back, and does not count.
    if (elsewhere > activeAt && elsewhere <= Date.now()) activeAt = elsewhere
  } catch {
    // A browser without storage knows the input of this page alone.
  }
  return Date.now() - activeAt
}

/** Whether a request counts as unattended: this page is watched for input, and no page of this browser had any for a minute. */
export function asksByItself(): boolean {
  return watched && unattendedFor() > 60_000
}
