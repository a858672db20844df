import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Choice } from '../../components/choices/choices-found.ts'
import { organisationChoices } from '../../components/choices/organisation-choices.ts'
import { draftedReform, reformFaults, type DraftedReform } from './reform-draft.ts'
import type { ReformForm } from './reform-form.ts'
import { draftedRegionReform, regionReformFaults, type DraftedRegionReform } from './region-reform-draft.ts'

/** A kind of reform: the words of its form, and how the form becomes records. */
export interface ReformKind<Drafted> {
  /** The name under which the browser keeps the typed words. */
  readonly keptUnder: string
  readonly title: string
  /** The word 单位 or 地区. */
  readonly noun: string
  /** The word for what an organisation or a region is found by. */
  readonly sought: string
  readonly founded: { readonly label: string; readonly example: string }
  /** The words of the box that is ticked where a part is ceded. */
  readonly goesOn: string
  readonly choices: (index: CatalogueIndex) => readonly Choice[]
  readonly drafted: (index: CatalogueIndex, form: ReformForm, key: string) => Drafted
  /** The faults of a reform, in words; one that is not complete yet has at most those of unreadable entries. */
  readonly faults: (index: CatalogueIndex, drafted: Drafted) => readonly string[]
}

export const organisationReform: ReformKind<DraftedReform> = {
  keptUnder: 'reform',
  title: '登记机构改革',
  noun: '单位',
  sought: '名称',
  founded: { label: '新设单位全称，空一格写简称（一行一个）', example: '市产业发展局 市产业局' },
  goesOn: '原单位还在，只划出一部分职责',
  choices: organisationChoices,
  drafted: draftedReform,
  faults: reformFaults,
}

export const regionReform: ReformKind<DraftedRegionReform> = {
  keptUnder: 'region-reform',
  title: '登记区划调整',
  noun: '地区',
  sought: '名称或代码',
  founded: { label: '新地区的代码和名称（一行一个）', example: '440499 新城区' },
  goesOn: '原地区还在，只划出一部分区域',
  choices: (index) =>
    index.catalogue.regions.map(({ code, name, parent }) => ({
      ...{ value: code, label: name, aside: index.regions.get(parent ?? '')?.name ?? code, words: code },
    })),
  drafted: draftedRegionReform,
  faults: regionReformFaults,
}
