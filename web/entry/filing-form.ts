import { computed, shallowRef } from 'vue'
import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Filing } from '#server/contract/filings.ts'
import { isBlank, keepOneNature, sameInput, sameText, type CellInput } from './cell/cell-input.ts'
import { inputMeant } from './cell/input-meant.ts'
import { checkCells } from './cell/check-cells.ts'
import { emptyHistory, recordStep, redoStep, undoStep, type EditHistory } from './grid/edit-history.ts'
import * as cellOf from './cell/form-cell.ts'
import type { FormCell } from './cell/form-cell.ts'
import { changeLocalCopy, keepsCopies, localCopyName, readLocalCopy } from './saving/local-copy.ts'
import type { CopyStorage } from '../sheet/browser-storage.ts'

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

/** The surroundings of the form: its clock, its storage and its catalogue are passed in. */
export interface FormSurroundings {
  readonly person: string
  readonly storage: CopyStorage
  readonly catalogue: CatalogueIndex
  /** The business date, `YYYY-MM-DD`. */
  readonly today: () => string
  /** Whether nothing of it reaches the server. */
  readonly practice?: boolean
}

/** The form of one filing: its cells by key. Every edit can be undone, and unsent input is copied to this machine at once. */
export function filingForm(
  first: Filing,
  { person, storage, catalogue, today, practice = false }: FormSurroundings,
) {
  const filing = shallowRef(first)
  const name = localCopyName(person, first.id)
  const cells = shallowRef<ReadonlyMap<string, FormCell>>(restored(first))
  const history = shallowRef<EditHistory<CellInput>>(emptyHistory())
  /** False where the browser cannot keep the copy; the page then tells so. */
  const copied = shallowRef(keepsCopies(storage))

  const list = computed(() => [...cells.value.values()])
  const checked = computed(() =>
    checkCells(list.value, { period: filing.value.period, today: today() }, catalogue),
  )
  const { isOpen } = cellOf
  /** Whether the server does not have the input, so that it is kept on this machine, even while the period is closed. */
  const isLocal = (cell: FormCell) => cell.rival || (cellOf.isEditable(cell) && cellOf.isChanged(cell))
  const localOnly = computed(() => list.value.filter(isLocal))
  const unsent = computed(() => localOnly.value.filter((cell) => cell.rival || isOpen(cell)))
  const ready = computed(() => list.value.filter((cell) => isOpen(cell) && cellOf.isReady(cell)))
  const toDo = computed(() =>
    list.value.filter((cell) => isOpen(cell) && isBlank(cell.input) && !cell.correcting),
  )
  /** Keys of the cells that block the submission, in the order of the form. */
  const blocking = computed(() =>
    list.value
      .filter((cell) => {
        const { findings, unexplained } = checked.value.get(seriesKey(cell.facts)) ?? {
          findings: [],
          unexplained: false,
        }
        const faulty = unexplained || findings.some((finding) => finding.severity === 'error')
        // A blank cell is not submitted, so its findings block nothing.
        return cell.rival || (faulty && !isBlank(cell.input))
      })
      .map((cell) => seriesKey(cell.facts)),
  )

  /** Texts that replace typed ones at a press, by cell, in the order of the form. */
  const instead = computed(
    (): ReadonlyMap<string, string> =>
      new Map(
        list.value.filter(isOpen).flatMap(({ facts }) => {
          const key = seriesKey(facts)
          const text = checked.value.get(key)?.findings.find((one) => one.instead !== undefined)?.instead
          return text === undefined ? [] : [[key, text] as const]
        }),
      ),
  )

  function restored(source: Filing): ReadonlyMap<string, FormCell> {
    const copy = readLocalCopy(storage, name)
    return new Map(
      source.cells.map((facts) => {
        const key = seriesKey(facts)
        const kept = copy.get(key)
        const cell = cellOf.newCell(facts)
        if (!kept || sameInput(kept, cell.input, facts.unit)) return [key, cell]
        const { basedOn, correcting, ...input } = kept
        const record = facts.current
        const moved = (record?.revision ?? 0) > basedOn
        if (!moved) return [key, { ...cell, input, correcting }]
        return [key, { ...cell, input, rival: record }]
      }),
    )
  }

  /** Changed cells replace the old ones, and unsent input is copied to this machine. */
  function put(changed: ReadonlyMap<string, FormCell>): void {
    if (changed.size === 0) return
    cells.value = new Map([...cells.value].map(([key, cell]) => [key, changed.get(key) ?? cell]))
    const kept = [...changed].map(([key, cell]) => {
      const { input, record, correcting } = cell
      return [key, isLocal(cell) ? { ...input, basedOn: record?.revision ?? 0, correcting } : null] as const
    })
    copied.value = changeLocalCopy(storage, name, new Map(kept))
  }

  /** Unfinished typing changes inputs without a step in the history. Locked cells stay as they are. */
  function type(inputs: ReadonlyMap<string, Partial<CellInput>>): void {
    const changed = new Map<string, FormCell>()
    for (const [key, part] of inputs) {
      const cell = cells.value.get(key)
      if (!cell || !isOpen(cell)) continue
      const input: Mutable<CellInput> = { ...cell.input, ...part }
      // A value and a reason for having none exclude each other; the later one stands.
      if (part.text !== undefined && part.text.trim() !== '') input.reason = null
      if (part.reason) input.text = ''
      keepOneNature(input, part)
      changed.set(key, cellOf.withInput(cell, input))
    }
    put(changed)
  }

  /** The changes of the cells since `before` become one step to undo. */
  function finish(before: ReadonlyMap<string, CellInput>): void {
    const meant = [...inputs([...before.keys()])].flatMap(([key, input]) => {
      const part = inputMeant(input, before.get(key) ?? input)
      return part ? [[key, part] as const] : []
    })
    type(new Map(meant))
    const moved = [...before].filter(([key, input]) => {
      const now = cells.value.get(key)?.input
      return now && !sameText(now, input)
    })
    history.value = recordStep(history.value, {
      before: new Map(moved),
      after: inputs(moved.map(([key]) => key)),
    })
  }

  function inputs(keys: readonly string[]): ReadonlyMap<string, CellInput> {
    return new Map(
      keys.flatMap((key) => {
        const cell = cells.value.get(key)
        return cell ? [[key, cell.input] as const] : []
      }),
    )
  }

  /** Inputs are changed as one finished step: a paste, a fill, a choice. */
  function edit(change: ReadonlyMap<string, Partial<CellInput>>): void {
    const before = inputs([...change.keys()])
    type(change)
    finish(before)
  }

  /** Steps that would no longer change any cell are skipped. @returns the keys of the cells that changed */
  function travel(step: typeof undoStep<CellInput>): readonly string[] {
    for (;;) {
      const travelled = step(history.value)
      if (!travelled) return []
      history.value = travelled.history
      const reached = [...travelled.cells].filter(([key, input]) => wouldChange(key, input))
      if (reached.length === 0) continue
      // An input without a mark removes the mark from its cell.
      type(
        new Map(
          reached.map(([key, input]) => [
            key,
            { breaks: false, provisional: false, correction: undefined, ...input },
          ]),
        ),
      )
      return reached.map(([key]) => key)
    }
  }

  /** Whether an input would change its cell; a cell that was submitted since is locked. */
  function wouldChange(key: string, input: CellInput): boolean {
    const cell = cells.value.get(key)
    return cell !== undefined && isOpen(cell) && !sameText(cell.input, input)
  }

  const reaches = (inputs: ReadonlyMap<string, CellInput>) =>
    [...inputs].some(([key, input]) => wouldChange(key, input))
  /** Whether a step back, or a step forward again, would change a cell. */
  const undoable = computed(() => history.value.past.some(({ before }) => reaches(before)))
  const redoable = computed(() => history.value.future.some(({ after }) => reaches(after)))

  /** A single cell changes: a correction is opened or abandoned, or a rival settled. */
  function turn(key: string, change: (cell: FormCell) => FormCell): void {
    const cell = cells.value.get(key)
    if (cell) put(new Map([[key, change(cell)]]))
  }

  /** The filing is replaced by the server's present one; unsent input stays. */
  function refresh(fresh: Filing): void {
    filing.value = fresh
    put(
      new Map(
        fresh.cells.map((facts) => {
          const key = seriesKey(facts)
          const cell = cells.value.get(key)
          return [key, cell ? cellOf.withFacts(cell, facts) : cellOf.newCell(facts)]
        }),
      ),
    )
  }

  return {
    filing,
    practice,
    cells,
    list,
    checked,
    unsent,
    ready,
    toDo,
    blocking,
    instead,
    copied,
    undoable,
    redoable,
    isOpen,
    put,
    type,
    finish,
    edit,
    inputs,
    turn,
    refresh,
    /** The proposed texts are taken, in one step to undo whatever the number of cells. */
    takeInstead: (keys: readonly string[] = [...instead.value.keys()]) =>
      edit(
        new Map(
          [...instead.value].filter(([key]) => keys.includes(key)).map(([key, text]) => [key, { text }]),
        ),
      ),
    undo: () => travel(undoStep),
    redo: () => travel(redoStep),
    correct: (key: string) => turn(key, cellOf.withCorrection),
    abandon: (key: string) => turn(key, (cell) => cellOf.newCell({ ...cell.facts, current: cell.record })),
    settle: (key: string, choice: 'mine' | 'theirs') => turn(key, (cell) => cellOf.settled(cell, choice)),
  }
}

export type FilingForm = ReturnType<typeof filingForm>
