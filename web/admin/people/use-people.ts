import { computed, ref, shallowRef, watch } from 'vue'
import type { WaitingForSecond } from '#server/contract/account-changes.ts'
import type { NewPerson, People, Person, PersonChange, PersonWithPassword } from '#server/contract/people.ts'
import { api } from '../../api/client.ts'
import { hasWords } from '../../components/choices/has-words.ts'
import { byName } from '../../components/choices/by-name.ts'
import { useRequest } from '../../composables/use-request.ts'
import { roleWords } from '#metrics/wording/installation/roles.ts'

/** The order by pinyin of what people are called; those of one name stand by how they sign in. */
const byShownName = (a: Person, b: Person) => byName(a.displayName, b.displayName) || byName(a.name, b.name)

/**
 * The people of this installation are listed for security administrators and auditors. `bounds` gives further words that a person
 * is found by: the names of the organisations and regions that the person is bound to.
 */
export function usePeople(bounds: (person: Person) => string) {
  const list = useRequest((_, signal) => api.get<People>('/api/people', {}, signal))
  /** The list as the server told it last, with the changes that were made here since. */
  const people = shallowRef<readonly Person[]>()
  watch(list.answer, (heard) => {
    people.value = heard?.people.toSorted(byShownName)
  })
  const sought = ref('')
  /** A password that the server just made; the page shows it once. */
  const made = shallowRef<PersonWithPassword>()

  /** The displayed name of the person whose change waits for a second administrator; empty without such a change. */
  const waits = ref('')

  const shown = computed(() => {
    return (people.value ?? []).filter((person) => {
      const { name, displayName, roles } = person
      const text = [name, displayName, ...roles.map((role) => roleWords[role].word), bounds(person)].join(' ')
      return hasWords(text, sought.value)
    })
  })

  /** Takes in a person as changed; a change that waits leaves the list as it is. */
  function take(id: string, answer: Person | WaitingForSecond): void {
    waits.value = ''
    if (!('waits' in answer)) place(answer)
    else waits.value = people.value?.find((one) => one.id === id)?.displayName ?? id
  }

  function place(person: Person): void {
    const others = (people.value ?? []).filter(({ id }) => id !== person.id)
    people.value = [...others, person].sort(byShownName)
  }

  /** @throws AppProblem */
  async function create(person: NewPerson): Promise<void> {
    made.value = await api.post<PersonWithPassword>('/api/people', person)
    place(made.value.person)
    waits.value = made.value.waits === undefined ? '' : made.value.person.displayName
  }

  /** @throws AppProblem */
  async function change(id: string, to: PersonChange): Promise<void> {
    take(id, await api.patch<Person | WaitingForSecond>(`/api/people/${id}`, to))
  }

  /** A new password also unlocks the person. @throws AppProblem */
  async function resetPassword(id: string): Promise<void> {
    const answer = await api.post<PersonWithPassword | WaitingForSecond>(`/api/people/${id}/password`)
    if ('person' in answer) made.value = answer
    take(id, 'person' in answer ? answer.person : answer)
  }

  /** A person who lost phone and recovery codes signs in by the password alone again. @throws AppProblem */
  async function endSecondFactor(id: string): Promise<void> {
    take(id, await api.delete<Person | WaitingForSecond>(`/api/people/${id}/second-factor`))
  }

  return { list, people, sought, made, shown, waits, create, change, resetPassword, endSecondFactor }
}
