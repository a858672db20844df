import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { reportsFor } from '#metrics/reporting/who-reports.ts'
import { judgementWords } from '#metrics/wording/judging/agenda.ts'
import type { Actor } from '../../../access/actor.ts'
import type { NarrativeAnswer } from '../../../contract/narratives.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import { keepPart } from '../keep-part.ts'
import { narrativePrefix, narrativesOf, type CurrentNarrative, type StoredNarrative } from './narratives.ts'

/** Whether an actor answers for a narrative: for its organisation, in its region. */
export function isOwn(
  index: CatalogueIndex,
  actor: Actor,
  { organisation, target }: Pick<CurrentNarrative, 'organisation' | 'target'>,
): boolean {
  const region = index.targets.get(target)?.record.region
  return region !== undefined && reportsFor(index, actor, { organisation, region })
}

/**
 * Keeps an organisation's narrative on its target, in place of the one before. @returns the version. @throws AppError not-found,
 * bad-item, organisation-not-allowed, conflict, stale-edit
 */
export async function answerNarrative(
  { store, clock, catalogue }: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  {
    meeting,
    target,
    basedOn,
  }: { readonly meeting: string; readonly target: string; readonly basedOn: number },
  answer: NarrativeAnswer,
): Promise<number> {
  const said: NarrativeAnswer = {
    cause: answer.cause.trim(),
    measures: answer.measures.trim(),
    coordination: answer.coordination.trim(),
    judgement: answer.judgement,
  }
  if (said.cause === '' || said.measures === '')
    throw new AppError('bad-item', '请写明原因和措施；没有需要协调的事项可以不填。')
  if (said.judgement === 'needs-help' && said.coordination === '')
    throw new AppError('bad-item', '研判为“需协调”的，请写明需要谁协调什么。')
  const index = catalogue.current()
  return store.write(async (writer) => {
    const asked = (await narrativesOf(writer, meeting)).find((narrative) => narrative.target === target)
    if (!asked) throw new AppError('not-found', '这次会议没有请您的单位说明这项目标。')
    if (!isOwn(index, actor, asked))
      throw new AppError(
        'organisation-not-allowed',
        '只能说明请本单位说明、且在您填报范围内的目标。请由被请的单位填写。',
      )
    const { organisation, due, asked: request } = asked
    const content: StoredNarrative = { organisation, due, asked: request, answer: said }
    return keepPart(
      writer,
      { actor, today: clock.today() },
      {
        meeting,
        action: 'answer',
        kind: 'meeting.narrative-answered',
        part: narrativePrefix + target,
        basedOn,
        what: `“${index.targets.get(target)!.record.name}”，研判${judgementWords[said.judgement]}`,
        content,
      },
    )
  })
}
