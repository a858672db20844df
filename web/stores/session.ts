import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ToldShown } from '#server/contract/displays.ts'
import type { SignIn, SessionView } from '#server/contract/session.ts'
import { AppProblem, actFor, api } from '../api/client.ts'
import { keepFor } from '../sheet/kept-in-browser.ts'
import { askedOnce } from './asked-once.ts'

/** Where this browser keeps who is signed in, for its other pages to hear of a change. */
export const signedInName = 'xushi.signed-in'

/** Who is at this screen, asked once and kept until sign-in or sign-out. */
export const useSession = defineStore('session', () => {
  const current = shallowRef<SessionView | null>(null)
  const asked = askedOnce(ask)

  /** The session, or null without one. @throws AppProblem when the server cannot be asked */
  const load = asked.load

  async function ask(): Promise<SessionView | null> {
    try {
      current.value = await api.get<SessionView>('/api/session')
    } catch (problem) {
      if (!(problem instanceof AppProblem && problem.status === 401)) throw problem
      current.value = null
    }
    const person = current.value?.kind === 'person' ? current.value.id : undefined
    actFor(person)
    keepFor(person)
    tellOtherPages(person)
    return current.value
  }

  /** Forgets what was known: the next `load` asks again. */
  function forget(): void {
    asked.forget()
    current.value = null
    actFor(undefined)
    keepFor(undefined)
  }

  /** Asks anew; what was known stays until the answer. @throws AppProblem when the server cannot be asked */
  function renew(): Promise<SessionView | null> {
    asked.forget()
    return load()
  }

  /** A display was told what it is to show from now on. */
  function show(told: ToldShown): void {
    const before = current.value?.display
    if (current.value && before) current.value = { ...current.value, display: { ...before, ...told } }
  }

  async function signIn(credentials: SignIn): Promise<SessionView | null> {
    await api.post<undefined>('/api/session', credentials)
    // What is on the screen stays there meanwhile: this may be a sign-in in the midst of work.
    return renew()
  }

  async function signOut(): Promise<void> {
    await api.delete('/api/session')
    forget()
  }

  /** Ends the session for doing nothing; who was at this screen stays known, and comes back to it. */
  function leave(): Promise<undefined> {
    return api.delete('/api/session?because=idle')
  }

  return { current, leave, load, forget, renew, show, signIn, signOut }
})

/** A browser that refuses its storage leaves it to the server to refuse what is sent under another name. */
function tellOtherPages(person: string | undefined): void {
  try {
    if (person !== undefined && localStorage.getItem(signedInName) !== person)
      localStorage.setItem(signedInName, person)
  } catch {
    return
  }
}
