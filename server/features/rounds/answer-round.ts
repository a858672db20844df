import { roundPartWords } from '#metrics/wording/reporting/rounds.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import type { Actor } from '../../access/actor.ts'
import type { RoundAnswer } from '../../contract/rounds.ts'
import type { Deps } from '../../deps.ts'
import type { Reader } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { storeRoundPart } from '../../records/kinds/filings/rounds.ts'
import { namesOfActors } from '../people/queries.ts'
import { figuresOfAsks } from './figures.ts'
import { answerPart, type StoredRoundAnswer } from './queries.ts'
import { dayOf, isAskedOf, requireRound } from './seen-rounds.ts'

/**
 * Keeps an organisation's answer, as a draft or handed in with the figures of its clause as they stand, in place of the one before. @returns
 * the version. @throws AppError not-found, organisation-not-allowed, conflict, bad-item, stale-edit
 */
export async function answerRound(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  { id, number, basedOn }: { readonly id: string; readonly number: number; readonly basedOn: number },
  { submit, ...answer }: RoundAnswer,
): Promise<number> {
  const { store, clock, catalogue } = deps
  const index = catalogue.current()
  const today = dayOf(index, actor, clock.today())
  const said = trimmed(answer)
  const asked = await requireRound(store.reader, index, actor, id)
  const ask = asked.asks.find((one) => one.number === number)
  if (!ask) throw new AppError('not-found', '这个轮次没有问这一条。请从报送轮次列表进入。')
  if (!isAskedOf(index, actor, ask))
    throw new AppError('organisation-not-allowed', '只能答复问本单位的条款。请由被问的单位填写。')
  if (said.own.length !== asked.questions.length)
    throw new AppError('bad-item', `自拟问题有 ${asked.questions.length} 个，请逐个答复。`)
  if (submit) refuseIncomplete(said, asked.questions)
  const figures = submit
    ? ((await figuresOfAsks(deps, { today, round: { ...asked, asks: [ask] } })).get(number) ?? [])
    : []
  return store.write(async (writer) => {
    const round = await requireRound(writer, index, actor, id)
    if (round.closed)
      throw new AppError('conflict', `报送轮次“${round.title}”已结束，不能再答复。请与开设的人联系。`)
    const before = round.answers.get(number)
    if ((before?.version ?? 0) !== basedOn) throw await changedMeanwhile(writer, before?.actor)
    if (before?.state === 'submitted' && !submit)
      throw new AppError('conflict', '这一条已经提交，不能改回草稿。改好后请直接提交。')
    const content: StoredRoundAnswer = {
      state: submit ? 'submitted' : 'draft',
      said,
      figures,
      firstOn: before?.firstOn ?? (submit ? today : null),
    }
    const path = index.documents.get(round.document)?.clauses.find(({ key }) => key === ask.clause)?.path
    const version = basedOn + 1
    await storeRoundPart(writer, actor.id, submit ? 'round.answered' : 'round.drafted', {
      facts: {
        ...{ round: id, title: round.title, part: answerPart(number), version },
        what: `${nameOfOrganisation(index, ask.organisation)}，${path ?? ask.clause}`,
      },
      content,
    })
    return version
  })
}

async function changedMeanwhile(reader: Reader, actor: string | undefined): Promise<AppError> {
  const who = actor === undefined ? '同事' : (await namesOfActors(reader, [actor]))(actor)
  return new AppError('stale-edit', `${who}刚刚改过这一条的答复，您的改动没有存下。请看过新的内容再改。`)
}

function trimmed({
  progress,
  problems,
  next,
  own,
  stated,
}: Omit<RoundAnswer, 'submit'>): StoredRoundAnswer['said'] {
  return {
    progress: progress.trim(),
    problems: problems.trim(),
    next: next.trim(),
    own: own.map((text) => text.trim()),
    stated: stated
      .map(({ target, text }) => ({ target, text: text.trim() }))
      .filter(({ text }) => text !== ''),
  }
}

/** Refuses an answer that leaves open what is asked; only the problems may be empty. @throws AppError bad-item */
function refuseIncomplete(said: StoredRoundAnswer['said'], questions: readonly string[]): void {
  for (const part of ['progress', 'next'] as const)
    if (said[part] === '')
      throw new AppError('bad-item', `请写“${roundPartWords[part]}”；没有写完可以先存草稿。`)
  const place = said.own.indexOf('')
  if (place >= 0) throw new AppError('bad-item', `请答复“${questions[place]}”；没有写完可以先存草稿。`)
}
