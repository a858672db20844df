/**
 * What is asked once and shared by all who need it. A failure is not kept: whoever needs it next asks anew.
 */
export function askedOnce<Answer>(ask: () => Promise<Answer>) {
  let asked: Promise<Answer> | undefined

  function load(): Promise<Answer> {
    if (asked) return asked
    const own = (asked = ask())
    own.catch(() => {
      // Another may have been asked since.
      if (asked === own) forget()
    })
    return own
  }

  function forget(): void {
    asked = undefined
  }

  return { load, forget }
}
