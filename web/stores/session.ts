import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ToldShown } from '#server/contract/displays.ts'
import type { SignIn, SessionView } from '#server/contract/session.ts'
import { AppProblem, actFor, api } from '../api/client.ts'
import { plainStorage } from '../sheet/browser-storage.ts'
import { recoverCopies } from '../sheet/copies-on-disk.ts'
import { setKeeper } from '../sheet/kept-in-browser.ts'
import { askedOnce } from './asked-once.ts'

/** The storage entry with the signed-in person, by which the other pages of this browser notice a change. */
export const signedInName = 'xushi.signed-in'

/** The person or display at this screen, asked for once and kept until sign-in or sign-out. */
export const useSession = defineStore('session', () => {
  const current = shallowRef<SessionView | null>(null)
  const asked = askedOnce(ask)

  /** The session, or null without one. @throws AppProblem where the server cannot be asked */
  const load = asked.load

  async function ask(): Promise<SessionView | null> {
    try {
      current.value = await api.get<SessionView>('/api/session')
    } catch (problem) {
      if (!(problem instanceof AppProblem && problem.status === 401)) throw problem
      current.value = null
    }
    const person = current.value?.kind === 'person' ? current.value.id : undefined
    if (person !== undefined) await recoverCopies(plainStorage())
    actFor(person)
    setKeeper(person)
    tellOtherPages(person)
    return current.value
  }

  /** The session is dropped, and the next `load` asks for it. */
  function forget(): void {
    asked.forget()
    current.value = null
    actFor(undefined)
    setKeeper(undefined)
  }

  /** The session is asked for again, and stays until the answer. @throws AppProblem where the server cannot be asked */
  function renew(): Promise<SessionView | null> {
    asked.forget()
    return load()
  }

  /** The display gets another board or other scenes. */
  function show(told: ToldShown): void {
    const before = current.value?.display
    if (current.value && before) current.value = { ...current.value, display: { ...before, ...told } }
  }

  async function signIn(credentials: SignIn): Promise<SessionView | null> {
    await api.post<undefined>('/api/session', credentials)
    // The open page stays as it is, since a person may sign in again during the work.
    return renew()
  }

  async function signOut(): Promise<void> {
    await api.delete('/api/session')
    forget()
  }

  /** The session ends for idleness; the person stays known to the page and can sign in again. */
  function leave(): Promise<undefined> {
    return api.delete('/api/session?because=idle')
  }

  return { current, leave, load, forget, renew, show, signIn, signOut }
})

/** Tells the other pages of this browser who is signed in; without storage they learn it by the server's refusal alone. */
function tellOtherPages(person: string | undefined): void {
  try {
    if (person !== undefined && localStorage.getItem(signedInName) !== person)
      localStorage.setItem(signedInName, person)
  } catch {
    return
  }
}
