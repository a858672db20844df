import { shallowRef } from 'vue'
import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import type { Filing } from '#server/contract/filings.ts'
import type {
  TakenBack,
  ObservationItem,
  ObservationsAccepted,
  PostObservations,
  TakeBack,
} from '#server/contract/observations.ts'
import { AppProblem } from '../../api/client.ts'
import { isTemporary } from '../../composables/retry-after.ts'
import { isBlank, itemOf } from '../cell/cell-input.ts'
import type { FilingForm } from '../filing-form.ts'
import { isToWithdraw, withAccepted, withRecalled, withWithdrawn, type FormCell } from '../cell/form-cell.ts'

/** The requests of the form to the server. */
export interface FilingServer {
  post(body: PostObservations, idempotencyKey?: string): Promise<ObservationsAccepted>
  withdraw(body: TakeBack): Promise<TakenBack>
  recall(body: TakeBack): Promise<TakenBack>
  reload(): Promise<Filing>
}

/** The state of saving, which the page always shows. */
export type SaveState =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'saving' }
  /** `at`: in ms since 1970, by the server's clock. */
  | { readonly kind: 'saved'; readonly at: number }
  /** `again`: whether the request is repeated by itself, since nothing was wrong with the input. */
  | { readonly kind: 'unsaved'; readonly why: string; readonly again: boolean }

interface Outgoing {
  readonly cell: FormCell
  readonly item: ObservationItem
}

/** The cells of a form are sent one request at a time: as drafts while somebody types, and together as one submission. */
export function filingSender(
  form: FilingForm,
  server: FilingServer,
  surroundings: { person: string; now: () => number; newKey: () => string },
) {
  const state = shallowRef<SaveState>({ kind: 'nothing' })
  const submitting = shallowRef(false)
  /** A repeated submission of the same cells has the same key, so that a lost answer never submits twice. */
  let attempt = { body: '', key: '' }
  let running: Promise<unknown> = Promise.resolve()

  /** Requests run one after another, so that no draft overtakes a submission. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = running.then(work)
    running = turn.catch(() => undefined)
    return turn
  }

  function outgoing(cells: readonly FormCell[]): Outgoing[] {
    const { period } = form.filing.value
    return cells.flatMap((cell) => {
      const item = cell.rival ? undefined : itemOf(cell.facts, period, cell.input, cell.record?.revision ?? 0)
      return item ? [{ cell, item }] : []
    })
  }

  /**
   * Typed cells are kept on the server as drafts. A cell that cannot be sent (unreadable, refused, contested) stays on
   * this machine with a mark. A correction stays there too until it is submitted, and the approved value stands until
   * then. Deleted and undone drafts are withdrawn first.
   */
  const saveDrafts = (): Promise<void> =>
    inTurn(async () => {
      const blanked = form.unsent.value.filter((cell) => isToWithdraw(cell) && !cell.fault)
      if (blanked.length > 0 && !(await ask(blanked, 'all', () => withdraw(blanked))) && !faulty(blanked))
        return
      const cells = outgoing(form.unsent.value.filter((cell) => !cell.fault && !cell.correcting))
      if (cells.length === 0 || (await attemptSend(cells, 'drafts'))) settle()
    })

  /** All ready cells are submitted, or none. @returns the number of submitted cells; 0 with the reason in `state` or beside the cells */
  const submit = (): Promise<number> =>
    inTurn(async () => {
      const cells = outgoing(form.ready.value)
      if (cells.length === 0) return 0
      submitting.value = true
      const went = await attemptSend(cells, 'submission').finally(() => (submitting.value = false))
      if (went) settle()
      return went ? cells.length : 0
    })

  const faulty = (cells: readonly FormCell[]) =>
    cells.some(({ facts }) => form.cells.value.get(seriesKey(facts))?.fault)

  async function attemptSend(cells: readonly Outgoing[], as: 'drafts' | 'submission'): Promise<boolean> {
    const sent = cells.map(({ cell }) => cell)
    return ask(
      sent,
      as === 'submission' ? 'all' : 'some',
      () => send(cells, as === 'submission'),
      (rest) =>
        attemptSend(
          cells.filter(({ cell }) => rest.includes(cell)),
          'drafts',
        ),
    )
  }

  /** The cells beside refused ones are sent by `again`, unless `all` are sent together or none. @returns false where the request failed */
  async function ask(
    cells: readonly FormCell[],
    together: 'all' | 'some',
    work: () => Promise<void>,
    again?: (rest: readonly FormCell[]) => Promise<boolean>,
  ): Promise<boolean> {
    state.value = { kind: 'saving' }
    try {
      await work()
      return true
    } catch (problem) {
      if (!(problem instanceof AppProblem)) throw problem
      const rest = await understand(problem, cells)
      if (together === 'all' || !rest || !again) return false
      return rest.length === 0 || again(rest)
    }
  }

  /** The drafts of blanked cells are withdrawn; input that was typed since stays. */
  async function withdraw(cells: readonly FormCell[]): Promise<void> {
    const { withdrawn } = await server.withdraw(named(cells))
    takeOver(cells, withdrawn, withWithdrawn)
  }

  /** A submitted cell is recalled as long as nobody has decided on it. */
  const recall = (cell: FormCell): Promise<boolean> =>
    inTurn(async () => {
      const work = async () => takeOver([cell], (await server.recall(named([cell]))).withdrawn, withRecalled)
      const went = await ask([cell], 'all', work)
      if (went) settle()
      return went
    })

  function named(cells: readonly FormCell[]): TakeBack {
    const { period } = form.filing.value
    return {
      items: cells.map(({ facts: { indicator, region }, record }) => ({
        ...{ indicator, region, period },
        basedOn: record?.revision ?? 0,
      })),
    }
  }

  function takeOver(
    cells: readonly FormCell[],
    answers: TakenBack['withdrawn'],
    change: typeof withWithdrawn,
  ): void {
    form.put(
      new Map(
        cells.flatMap(({ facts }, index) => {
          const key = seriesKey(facts)
          const [cell, answer] = [form.cells.value.get(key), answers[index]]
          return cell && answer ? [[key, change(cell, answer)] as const] : []
        }),
      ),
    )
  }

  async function send(cells: readonly Outgoing[], submits: boolean): Promise<void> {
    const body: PostObservations = { items: cells.map(({ item }) => item), submit: submits }
    const answer = await server.post(body, submits ? keyFor(body) : undefined)
    const by = {
      actor: surroundings.person,
      at: new Date(surroundings.now()).toISOString(),
      sequence: answer.sequence,
    }
    form.put(
      new Map(
        cells.flatMap(({ cell, item }, index) => {
          const { transitions } = answer
          const accepted = answer.accepted[index]
          const key = seriesKey(cell.facts)
          // Input that was typed during the request stays, and is sent next time.
          const now = form.cells.value.get(key) ?? cell
          return accepted ? [[key, withAccepted(now, item, { ...accepted, transitions }, by)] as const] : []
        }),
      ),
    )
  }

  function keyFor(body: PostObservations): string {
    const text = JSON.stringify(body)
    if (attempt.body !== text) attempt = { body: text, key: surroundings.newKey() }
    return attempt.key
  }

  /** A refusal is told at its cells or as a whole. @returns the other cells, where only some were refused */
  async function understand(
    problem: AppProblem,
    cells: readonly FormCell[],
  ): Promise<readonly FormCell[] | undefined> {
    const told = (code: string) => problem.errors.some((fault) => fault.code === code)
    if (problem.status === 412 || told('stale-edit')) return outdated()
    if (problem.status === 409 && told('conflict')) return outdated(problem.errors[0]?.detail)
    if (told('period-closed')) return outdated('本期已关账，不再收数')
    const faults = faultsOf(problem, cells)
    form.put(faults)
    state.value = { kind: 'unsaved', why: problem.detail, again: faults.size === 0 && isTemporary(problem) }
    // Only the refused cells stay unsaved.
    return faults.size > 0 ? cells.filter((cell) => !faults.has(seriesKey(cell.facts))) : undefined
  }

  /** The form is outdated: the filing is read again, and the input stays. */
  async function outdated(why?: string): Promise<undefined> {
    form.refresh(await server.reload())
    const rivals = form.list.value.some(({ rival }) => rival)
    const changed = rivals
      ? '同一格已有别人更新的一稿，请逐格选择'
      : '有的格子已在别处改过或撤回，表格已按服务器更新，请核对后再提交'
    state.value = { kind: 'unsaved', why: why ?? changed, again: false }
  }

  function faultsOf({ errors }: AppProblem, cells: readonly FormCell[]): Map<string, FormCell> {
    const faults = new Map<string, FormCell>()
    for (const { index, detail } of errors) {
      const sent = cells[index]
      if (!sent) continue
      const key = seriesKey(sent.facts)
      faults.set(key, { ...(form.cells.value.get(key) ?? sent), fault: detail })
    }
    return faults
  }

  /** The state tells whether everything is kept, or how many cells are not. Later input is saved later. */
  function settle(): void {
    const held = form.unsent.value.filter(
      (cell) =>
        !cell.correcting &&
        (cell.fault !== null || (outgoing([cell]).length === 0 && (cell.rival || !isBlank(cell.input)))),
    )
    state.value =
      held.length === 0
        ? { kind: 'saved', at: surroundings.now() }
        : { kind: 'unsaved', why: `${held.length} 格还不能保存，原因见该格`, again: false }
  }

  return { state, submitting, saveDrafts, submit, recall }
}

export type FilingSender = ReturnType<typeof filingSender>
