import { sideBySide } from '#metrics/wording/side-by-side.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { commitmentText } from '#metrics/catalogue/commitment-text.ts'
import { distinctNames, organisationWords } from '#metrics/catalogue/organisation-names.ts'
import type { FormKind } from '#metrics/planning/tables/records/field.ts'
import { frequencySpellings } from '#metrics/planning/cells/words-read.ts'
import type { CatalogueRecordList } from '#server/contract/catalogue-records.ts'
import { hasWords } from '../../components/choices/has-words.ts'
import { byName } from '../../components/choices/by-name.ts'

export const kindTitles: Readonly<Record<FormKind, string>> = {
  target: '目标',
  indicator: '指标',
  milestone: '里程碑',
  organisation: '单位',
  region: '地区',
  board: '看板',
  document: '文件',
}

/** Whether a form changes records of this kind. */
export function isFormKind(kind: string): kind is FormKind {
  return kind in kindTitles
}

export interface RecordLine {
  readonly id: string
  readonly name: string
  /** What tells it from others of its name. */
  readonly about: string
  readonly withdrawn: boolean
  /** Everything that it is found by. */
  readonly words: string
}

/** The records of a kind as a list shows them, by pinyin, those that are withdrawn last. */
export function recordLines(
  kind: FormKind,
  records: CatalogueRecordList['records'],
  index: CatalogueIndex,
): RecordLine[] {
  const aboutOf = aboutRecords(kind, index)
  return records
    .map(({ id, name, withdrawn }) => {
      const { about = '', words = '' } = withdrawn ? {} : aboutOf(id)
      return { id, name, about, withdrawn, words: `${name} ${about} ${words} ${id}` }
    })
    .sort(
      (a, b) =>
        Number(a.withdrawn) - Number(b.withdrawn) || byName(a.name, b.name) || byName(a.about, b.about),
    )
}

/** The lines that have all of the typed words. */
export function linesFound(lines: readonly RecordLine[], sought: string): RecordLine[] {
  return lines.filter(({ words }) => hasWords(words, sought))
}

interface About {
  readonly about?: string
  readonly words?: string
}

function aboutRecords(kind: FormKind, index: CatalogueIndex): (id: string) => About {
  const place = (code: string | undefined) =>
    code === undefined ? '' : (index.regions.get(code)?.name ?? code)
  const short = distinctNames(index, index.organisations.keys())
  const together = (...parts: readonly string[]) => ({ about: sideBySide(...parts) })
  const tables: Readonly<Record<FormKind, (id: string) => About>> = {
    target: (id) => {
      const { record, target } = index.targets.get(id) ?? {}
      return record && target
        ? together(place(record.region), commitmentText(target), record.due ?? '未印期限')
        : {}
    },
    indicator: (id) => {
      const { unit, frequency, reporter, formula } = index.indicators.get(id) ?? {}
      if (unit === undefined || frequency === undefined) return {}
      const from = formula ? '由程序算出' : reporter ? short(reporter) : '无填报单位'
      return together(unit, frequencySpellings[frequency][0], from)
    },
    milestone: (id) => {
      const found = index.catalogue.milestones.find((one) => one.id === id)
      return found ? together(place(found.region), found.due) : {}
    },
    organisation: (id) => {
      const found = index.organisations.get(id)
      return found ? { ...together(place(found.region)), words: organisationWords(index, found) } : {}
    },
    region: (id) => together(id, place(index.regions.get(id)?.parent)),
    board: (id) => {
      const { scope = '' } = index.catalogue.boards.find((one) => one.id === id) ?? {}
      return together(index.documents.get(scope)?.shortTitle ?? place(scope))
    },
    document: (id) => {
      const { number = '', signed = '' } = index.documents.get(id) ?? {}
      return together(number, signed)
    },
  }
  return tables[kind]
}
