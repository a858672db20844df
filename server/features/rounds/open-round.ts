import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { isDate } from '#metrics/period/civil-date.ts'
import { signsFor, type Reporter } from '#metrics/reporting/who-reports.ts'
import { dateText } from '#metrics/wording/dates.ts'
import type { Actor } from '../../access/actor.ts'
import type { RoundChange, RoundDraft } from '../../contract/rounds.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { storeRoundPart } from '../../records/kinds/filings/rounds.ts'
import { reportersOf } from '../people/queries.ts'
import { currentRounds, type RoundHead } from './queries.ts'
import { dayOf, mayOpenOn, requireChangeable } from './seen-rounds.ts'
import { tellAsked } from './tell-asked.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue' | 'notices'>
type Asked = RoundDraft['asks'][number]

/**
 * Opens a round: each organisation is asked about the clauses that are named for it, and told once. @throws AppError not-found, not-allowed,
 * bad-item for a day that has passed, a clause that the document has not, somebody who is asked twice, or for whom nobody could answer
 */
export async function openRound(
  { store, clock, catalogue, notices }: Needs,
  actor: Actor,
  draft: RoundDraft,
): Promise<{ id: string }> {
  const index = catalogue.current()
  const title = oneLine(draft.title)
  if (title === '') throw new AppError('bad-item', '请写轮次的名称。')
  const questions = draft.questions.map(oneLine)
  if (questions.includes('')) throw new AppError('bad-item', '有一个自拟问题是空的，请写上或删去。')
  const { document, due } = draft
  const found = index.documents.get(document)
  if (!found) throw new AppError('not-found', `没有这份文件：${document}。请从列出的文件里选。`)
  if (!mayOpenOn(index, actor, document))
    throw new AppError('not-allowed', `《${found.title}》不在您的地区内，请由秘书或该地区的审核员开设轮次。`)
  refuseUnfitDue(due, dayOf(index, actor, clock.today()))
  const reporters = await reportersOf(store.reader)
  refuseUnfitAsks(index, { document, asks: draft.asks, before: [], reporters })
  return store.write(async (writer) => {
    const id = `round-${(await currentRounds(writer)).length + 1}`
    const head: RoundHead = {
      ...{ title, due, document, questions, demo: actor.demo },
      asks: draft.asks.map((ask, place) => ({ ...ask, number: place + 1 })),
      opened: { actor: actor.id, at: clock.now() },
    }
    const entry = await storeRoundPart(writer, actor.id, 'round.opened', {
      facts: { round: id, title, part: 'head', version: 1, what: whatIsAsked(head) },
      content: head,
    })
    await tellAsked(
      writer,
      { notices, index },
      { round: { ...head, id }, asks: head.asks, entry, cause: 'asked' },
    )
    return { id }
  })
}

/** Gives a round another last day, or asks further organisations. @throws AppError as `openRound`, stale-edit, conflict */
export async function changeRound(
  { store, clock, catalogue, notices }: Needs,
  actor: Actor,
  { id, basedOn }: { readonly id: string; readonly basedOn: number },
  { due, add, reason }: RoundChange,
): Promise<number> {
  const index = catalogue.current()
  const why = reason.trim()
  if (why === '') throw new AppError('reason-needed', '请写明为什么改。')
  const reporters = await reportersOf(store.reader)
  return store.write(async (writer) => {
    const round = await requireChangeable(writer, index, actor, id)
    if (round.version !== basedOn)
      throw new AppError('stale-edit', '别人刚刚改过这个轮次，您的改动没有存下。请看过新的内容再改。')
    if (due === round.due && add.length === 0) throw new AppError('bad-item', '期限没有变，也没有加问谁。')
    if (due !== round.due) refuseUnfitDue(due, dayOf(index, actor, clock.today()))
    const { document, title, questions, demo, opened } = round
    refuseUnfitAsks(index, { document, asks: add, before: round.asks, reporters })
    const first = Math.max(...round.asks.map(({ number }) => number)) + 1
    const added = add.map((ask, place) => ({ ...ask, number: first + place }))
    const head: RoundHead = {
      ...{ title, due, document, questions, demo, opened },
      asks: [...round.asks, ...added],
    }
    const version = round.version + 1
    const entry = await storeRoundPart(writer, actor.id, 'round.changed', {
      facts: { round: id, title, part: 'head', version, what: `${whatIsAsked(head)}，原因：${why}` },
      content: head,
    })
    const told = due === round.due ? added : head.asks.filter((ask) => !isAnswered(round, ask))
    await tellAsked(writer, { notices, index }, { round: { ...head, id }, asks: told, entry, cause: 'asked' })
    return version
  })
}

/** Ends a round: nothing is answered any more. @throws AppError not-found, not-allowed, conflict */
export async function closeRound(
  { store, catalogue }: Pick<Needs, 'store' | 'catalogue'>,
  actor: Actor,
  id: string,
): Promise<void> {
  await store.write(async (writer) => {
    const { title } = await requireChangeable(writer, catalogue.current(), actor, id)
    await storeRoundPart(writer, actor.id, 'round.closed', {
      facts: { round: id, title, part: 'closed', version: 1 },
      content: {},
    })
  })
}

const oneLine = (text: string) => text.trim().replace(/\s+/g, ' ')

const isAnswered = (
  { answers }: { readonly answers: ReadonlyMap<number, { readonly state: string }> },
  { number }: { readonly number: number },
) => answers.get(number)?.state === 'submitted'

function whatIsAsked({ due, asks }: RoundHead): string {
  const organisations = new Set(asks.map(({ organisation }) => organisation)).size
  const clauses = new Set(asks.map(({ clause }) => clause)).size
  return `${clauses} 条，${organisations} 个单位，${dateText(due)}前`
}

function refuseUnfitDue(due: string, today: string): void {
  if (!isDate(due)) throw new AppError('bad-item', `没有这一天：${due}。期限请写成 2024-12-20。`)
  if (due < today) throw new AppError('bad-item', `期限${due}已经过去，请改为今天（${today}）或以后。`)
}

function refuseUnfitAsks(
  index: CatalogueIndex,
  {
    document,
    asks,
    before,
    reporters,
  }: {
    readonly document: string
    readonly asks: readonly Asked[]
    readonly before: readonly Asked[]
    readonly reporters: readonly Reporter[]
  },
): void {
  const clauses = new Map(index.documents.get(document)?.clauses.map(({ key, path }) => [key, path]))
  const seen = new Set(before.map(keyOf))
  for (const ask of asks) {
    const { clause, organisation } = ask
    if (!clauses.has(clause))
      throw new AppError('bad-item', `文件里没有这一条：${clause}。请从列出的条款里选。`)
    const name = nameOfOrganisation(index, organisation)
    if (seen.has(keyOf(ask)))
      throw new AppError('bad-item', `${name}的${clauses.get(clause)}问了两次，请去掉一个。`)
    seen.add(keyOf(ask))
    if (!reporters.some((one) => signsFor(index, one, organisation)))
      throw new AppError(
        'bad-item',
        `${name}没有能答复的填报员。请换一个单位，或请管理员在“人员”里添加它的填报员。`,
      )
  }
}

const keyOf = ({ clause, organisation }: Asked) => `${clause} ${organisation}`
