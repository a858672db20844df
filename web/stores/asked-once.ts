/** A question to the server is asked once, and all callers share the answer. A failure is not kept, so that the next caller asks again. */
export function askedOnce<Answer>(ask: () => Promise<Answer>) {
  let asked: Promise<Answer> | undefined

  function load(): Promise<Answer> {
    if (asked) return asked
    const own = (asked = ask())
    own.catch(() => {
      // A newer question stays.
      if (asked === own) forget()
    })
    return own
  }

  function forget(): void {
    asked = undefined
  }

  return { load, forget }
}
