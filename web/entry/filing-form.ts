import { computed, shallowRef } from 'vue'
import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Filing } from '#server/contract/filings.ts'
import { isBlank, sameInput, sameText, type CellInput } from './cell/cell-input.ts'
import { checkCells } from './cell/check-cells.ts'
import { emptyHistory, recordStep, redoStep, undoStep, type EditHistory } from './grid/edit-history.ts'
import * as cellOf from './cell/form-cell.ts'
import type { FormCell } from './cell/form-cell.ts'
import { typedAbsence } from '#metrics/wording/figures/typed-absence.ts'
import { noteWithOrigin, typedFormula } from '#metrics/reading/typed-formula.ts'
import { changeLocalCopy, keepsCopies, localCopyName, readLocalCopy } from './saving/local-copy.ts'
import type { CopyStorage } from '../sheet/browser-storage.ts'

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

/** What the form is given: nothing in it reaches for the clock, the browser's storage or the network by itself. */
export interface FormSurroundings {
  readonly person: string
  readonly storage: CopyStorage
  readonly catalogue: CatalogueIndex
  /** Business date, `YYYY-MM-DD`. */
  readonly today: () => string
}

/** One filing being filled: cells by key, every edit undoable, unsent input copied to this machine at once. */
export function filingForm(first: Filing, { person, storage, catalogue, today }: FormSurroundings) {
  const filing = shallowRef(first)
  const name = localCopyName(person, first.id)
  const cells = shallowRef<ReadonlyMap<string, FormCell>>(restored(first))
  const history = shallowRef<EditHistory<CellInput>>(emptyHistory())
  /** False where the browser cannot keep the copy: the page then says so. */
  const copied = shallowRef(keepsCopies(storage))

  const list = computed(() => [...cells.value.values()])
  const checked = computed(() =>
    checkCells(list.value, { period: filing.value.period, today: today() }, catalogue),
  )
  const { isOpen } = cellOf
  /** What the server has not: kept on this machine, also while the period is closed and nothing can be sent. */
  const isUnkept = (cell: FormCell) => cell.rival || (cellOf.isEditable(cell) && cellOf.isChanged(cell))
  const unkept = computed(() => list.value.filter(isUnkept))
  const unsent = computed(() => unkept.value.filter((cell) => cell.rival || isOpen(cell)))
  const ready = computed(() => list.value.filter((cell) => isOpen(cell) && cellOf.isReady(cell)))
  const toDo = computed(() =>
    list.value.filter((cell) => isOpen(cell) && isBlank(cell.input) && !cell.correcting),
  )
  /** Keys of the cells that keep the submission from going out, in the order of the form. */
  const blocking = computed(() =>
    list.value
      .filter((cell) => {
        const { findings, unexplained } = checked.value.get(seriesKey(cell.facts)) ?? {
          findings: [],
          unexplained: false,
        }
        const faulty = unexplained || findings.some((finding) => finding.severity === 'error')
        // A blank cell is not submitted, so whatever is said of it holds nobody up.
        return cell.rival || (faulty && !isBlank(cell.input))
      })
      .map((cell) => seriesKey(cell.facts)),
  )

  /** Texts that one press takes in place of what was typed, by cell, in the order of the form. */
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

  /** Puts changed cells in place and copies what is unsent to this machine. */
  function put(changed: ReadonlyMap<string, FormCell>): void {
    if (changed.size === 0) return
    cells.value = new Map([...cells.value].map(([key, cell]) => [key, changed.get(key) ?? cell]))
    const kept = [...changed].map(([key, cell]) => {
      const { input, record, correcting } = cell
      return [key, isUnkept(cell) ? { ...input, basedOn: record?.revision ?? 0, correcting } : null] as const
    })
    copied.value = changeLocalCopy(storage, name, new Map(kept))
  }

  /** Changes inputs without a step in the history: typing that is not finished. Locked cells stay as they are. */
  function type(inputs: ReadonlyMap<string, Partial<CellInput>>): void {
    const changed = new Map<string, FormCell>()
    for (const [key, part] of inputs) {
      const cell = cells.value.get(key)
      if (!cell || !isOpen(cell)) continue
      const input: Mutable<CellInput> = { ...cell.input, ...part }
      // A value and a reason for having none exclude each other; the later one stands.
      if (part.text !== undefined && part.text.trim() !== '') input.reason = null
      if (part.reason) input.text = ''
      // Without a value there is nothing that is counted otherwise.
      if (!input.breaks || input.text.trim() === '') delete input.breaks
      changed.set(key, cellOf.withInput(cell, input))
    }
    put(changed)
  }

  /** Records what became of cells since `before` as one step to undo. */
  function finish(before: ReadonlyMap<string, CellInput>): void {
    type(new Map([...inputs([...before.keys()])].flatMap(([key, input]) => meant(key, input))))
    const moved = [...before].filter(([key, input]) => {
      const now = cells.value.get(key)?.input
      return now && !sameText(now, input)
    })
    history.value = recordStep(history.value, {
      before: new Map(moved),
      after: inputs(moved.map(([key]) => key)),
    })
  }

  /** Once it is typed to the end: 无, — and 缺 are why there is no value, and a sum is its value, which notes where it comes from. */
  function meant(key: string, { text, note }: CellInput): (readonly [string, Partial<CellInput>])[] {
    const reason = typedAbsence(text)
    if (reason !== undefined) return [[key, { text: '', reason }]]
    const sum = typedFormula(text)
    return sum ? [[key, { text: sum.value, note: noteWithOrigin(note, sum.formula) }]] : []
  }

  function inputs(keys: readonly string[]): ReadonlyMap<string, CellInput> {
    return new Map(
      keys.flatMap((key) => {
        const cell = cells.value.get(key)
        return cell ? [[key, cell.input] as const] : []
      }),
    )
  }

  /** Changes inputs as one finished step: a paste, a fill, a choice. */
  function edit(change: ReadonlyMap<string, Partial<CellInput>>): void {
    const before = inputs([...change.keys()])
    type(change)
    finish(before)
  }

  /** Passes over steps that would do nothing any more. @returns the keys of the cells that changed */
  function travel(step: typeof undoStep<CellInput>): readonly string[] {
    for (;;) {
      const travelled = step(history.value)
      if (!travelled) return []
      history.value = travelled.history
      const reached = [...travelled.cells].filter(([key, input]) => wouldChange(key, input))
      if (reached.length === 0) continue
      // Of a step whose cell had no mark the mark goes too.
      type(new Map(reached.map(([key, input]) => [key, { breaks: false, ...input }])))
      return reached.map(([key]) => key)
    }
  }

  /** What was submitted since is locked, and a step back does nothing to it. */
  function wouldChange(key: string, input: CellInput): boolean {
    const cell = cells.value.get(key)
    return cell !== undefined && isOpen(cell) && !sameText(cell.input, input)
  }

  const reaches = (inputs: ReadonlyMap<string, CellInput>) =>
    [...inputs].some(([key, input]) => wouldChange(key, input))
  /** Whether a step back, or forward again, would do anything. */
  const undoable = computed(() => history.value.past.some(({ before }) => reaches(before)))
  const redoable = computed(() => history.value.future.some(({ after }) => reaches(after)))

  /** Applies one change of a cell's own: opening a correction, settling a rival. */
  function turn(key: string, change: (cell: FormCell) => FormCell): void {
    const cell = cells.value.get(key)
    if (cell) put(new Map([[key, change(cell)]]))
  }

  /** Takes the filing as the server has it now; unsent input stays. */
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
    /** One step to undo, whatever the number of cells. */
    takeInstead: (keys: readonly string[] = [...instead.value.keys()]) =>
      edit(
        new Map(
          [...instead.value].filter(([key]) => keys.includes(key)).map(([key, text]) => [key, { text }]),
        ),
      ),
    undo: () => travel(undoStep),
    redo: () => travel(redoStep),
    correct: (key: string) =>
      turn(key, (cell) => ({ ...cell, correcting: true, input: { ...cell.input, note: '' } })),
    abandon: (key: string) => turn(key, (cell) => cellOf.newCell({ ...cell.facts, current: cell.record })),
    settle: (key: string, choice: 'mine' | 'theirs') => turn(key, (cell) => cellOf.settled(cell, choice)),
  }
}

export type FilingForm = ReturnType<typeof filingForm>
