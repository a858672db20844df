import { formatShare } from '#metrics/numbers/display-digits.ts'
import { dateText } from '#metrics/wording/dates.ts'
import { quoted } from '#metrics/wording/quoted.ts'
import { stampOfPicture } from '../core-properties.ts'
import { pageProof } from '../proof.ts'
import type { DocumentSource } from '../source.ts'
import { summaryOf, summaryWords } from '../summary.ts'
import { targetTable } from '../target-table.ts'
import { wordText, type Inline, type WordText } from '../word/text.ts'
import { wordDocument } from '../word/word-document.ts'
import { narrativeParagraphs } from './narratives.ts'
import { ordinal } from './ordinal.ts'
import { orderTable } from './order-table.ts'
import { isWith, organisationsIn, ownOrders, ownOrdersWords, type OwnOrders } from './own-orders.ts'
import { overdueParagraphs } from './overdue.ts'
import { groupsOf, rankedGroups, type Grouping, type GroupRank } from './ranked-groups.ts'

/** An organisation or region that has a page: its rank, and the numbers of orders of an organisation. */
interface PageGroup extends GroupRank {
  readonly orders?: OwnOrders
}

/** A picture with the ranks of its organisations or regions. */
export interface PagedSource extends DocumentSource {
  readonly groups: readonly PageGroup[]
  /** The number of groups that have a rank. */
  readonly ranked: number
}

export function pagedSource(by: Grouping, source: DocumentSource): PagedSource {
  const standings = rankedGroups(by, source.targets)
  const ranked = standings.filter(({ place }) => place !== null).length
  return { ...source, groups: by === 'organisation' ? withOrders(standings, source) : standings, ranked }
}

/** Organisations with the number of their orders: first those that lead a target, then the others that have an order. */
function withOrders(standings: readonly GroupRank[], { orders = [] }: DocumentSource): PageGroup[] {
  const leading = new Set(standings.map(({ id }) => id))
  const others = organisationsIn(orders).filter(({ id }) => !leading.has(id))
  const unranked = { place: null, summary: summaryOf([]), onTrack: null }
  const all = [...standings, ...others.map((one) => ({ ...one, ...unranked }))]
  return all.map((one) => ({ ...one, orders: ownOrders(orders, one.id) }))
}

/** The words of pages for organisations and of pages for regions. */
const words = {
  organisation: { title: '一单位一页', among: '各牵头单位', has: '牵头' },
  region: { title: '一地区一页', among: '各地区', has: '列有' },
} as const

/** The documents 一单位一页 and 一地区一页: the part of the picture that concerns an organisation or a region, on pages of its own. */
export function ownPages(by: Grouping, picture: DocumentSource): Uint8Array<ArrayBuffer> {
  const source = pagedSource(by, picture)
  const text = wordText()
  const pages = source.groups.flatMap((_, group) => ownPage(by, source, text, group))
  const content = pages.length > 0 ? pages : [text.paragraph('Normal', '会议的范围内没有目标。')]
  const title = `${source.meeting.title}${words[by].title}`
  return wordDocument(stampOfPicture(source), { title, content: content.join(''), pictures: [] })
}

function ownPage(by: Grouping, source: PagedSource, text: WordText, group: number): string[] {
  const { meeting, at, demo, targets, groups } = source
  const { id, name } = groups[group]!
  const isOf = (row: DocumentSource['targets'][number]) => groupsOf[by](row).some((one) => one.id === id)
  const places = [...targets.keys()].filter((place) => isOf(targets[place]!))
  const own = new Set(places.map((place) => targets[place]!.target))
  const pageOf = by === 'organisation' ? id : undefined
  const reports = [...overdueParagraphs(source, text, places), ...awaitedReview(source, text, places)]
  const ofTargets = [
    { heading: '目标进展', of: targetTable(source, text, places, { pageOf }), none: '' },
    { heading: '数据报送', of: reports, none: '没有逾期未报和待审核的数据' },
    { heading: '单位说明', of: narrativeParagraphs(source, text, own), none: '会前没有请单位说明' },
  ]
  const ordered = orderTable(source, text, (order) =>
    pageOf === undefined ? order.targets.some((target) => own.has(target)) : isWith(order, pageOf),
  )
  const parts = [
    ...(places.length > 0 ? ofTargets : []),
    { heading: '督办事项', of: [...orderedWords(source, text, group), ...ordered], none: '没有督办事项' },
  ]
  const there = parts.filter((part) => part.of.length > 0)
  const missing = parts.filter((part) => part.of.length === 0).map(({ none }) => none)
  return [
    text.paragraph('PageTitle', `${name}目标完成情况`),
    text.paragraph('Subtitle', `${meeting.title}　基准日`, { key: 'at', text: dateText(at) }),
    ...(demo ? [text.paragraph('Demo', '（演示数据，不得作为工作依据）')] : []),
    text.paragraph('Normal', ...rankWords(by, source, group)),
    ...there.flatMap((part, place) => [
      text.paragraph('Heading1', `${ordinal(place + 1)}、${part.heading}`),
      ...part.of,
    ]),
    ...(missing.length === 0 ? [] : [text.paragraph('Note', `${missing.join('；')}。`)]),
    text.paragraph('PageProof', ...pageProof(source)),
  ]
}

/** The number of an organisation's orders, and which of them the picture holds. */
function orderedWords({ groups, orders = [] }: PagedSource, text: WordText, group: number): string[] {
  const { id, orders: counts } = groups[group]!
  if (!counts || !orders.some((order) => isWith(order, id))) return []
  const which = '与本次会议无关的、还没有交办的不在其中，见系统“督办”。'
  return [text.paragraph('Normal', ...ownOrdersWords(counts, `groups/${group}/orders`), which)]
}

/** The number of a group's targets with each light, and its rank among the others. */
function rankWords(by: Grouping, { groups, ranked }: PagedSource, group: number): Inline[] {
  const { summary, onTrack, place } = groups[group]!
  if (summary.all === 0) return ['没有牵头的目标。']
  const of = (field: string, text: string) => ({ key: `groups/${group}/${field}`, text })
  const { among, has } = words[by]
  return [
    `${has}目标`,
    of('summary/all', String(summary.all)),
    '项，其中',
    ...summaryWords(summary, `groups/${group}/summary`),
    ...(onTrack === null ? ['；没有可以评灯的目标'] : ['；达标比重', of('onTrack', formatShare(onTrack))]),
    ...(place === null || ranked === 1
      ? []
      : [
          `，在${among}（共`,
          { key: 'ranked', text: String(ranked) },
          '个）中列第',
          of('place', String(place)),
          '位',
        ]),
    '。',
  ]
}

/** The values that were reported and are not approved yet. */
function awaitedReview(
  { targets }: DocumentSource,
  { paragraph }: WordText,
  places: readonly number[],
): string[] {
  const waiting = places.map((place) => targets[place]!).filter(({ pendingReview }) => pendingReview)
  if (waiting.length === 0) return []
  return [paragraph('Normal', `已报待审核：${waiting.map(({ name }) => quoted(name)).join('、')}。`)]
}
