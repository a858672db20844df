import { actionItemOf, itemNumber, dayOfItem, type ActionItem } from '#metrics/action-items/action-item.ts'
import type { ActionStep, OpeningStep } from '#metrics/action-items/step.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { actionWorkflow, type ActionGuard } from '#metrics/workflow/action-workflow.ts'
import { obstaclesTo } from '#metrics/workflow/workflow.ts'
import { actionStateWords, actionWords } from '#metrics/wording/action-items/states.ts'
import { dateText } from '#metrics/wording/dates.ts'
import type { Actor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import type { Reader } from '../../db/store.ts'
import { AppError, type RefusalCode } from '../../errors.ts'
import { storeStep } from '../../records/kinds/action-items.ts'
import { actionGuards } from '../../workflow/action-guards.ts'
import { keptItem, refuseOthersItem } from './items.ts'
import { tellOfStep } from './messages/tell.ts'

type TakenStep = Exclude<ActionStep, { action: 'file' | 'remind' }>

/** The facts from which a step is made: the order as it stands, the day, the catalogue and the database. */
export interface StepFacts {
  readonly reader: Reader
  readonly item: ActionItem
  readonly day: string
  readonly index: CatalogueIndex
}

/** A step that somebody asks for: its order, its action, and how it is made once nothing prevents it. */
export interface Wish {
  readonly id: string
  /** The version in If-Match; undefined: any version. */
  readonly basedOn: string | undefined
  readonly action: TakenStep['action']
  readonly make: (facts: StepFacts) => TakenStep | Promise<TakenStep>
}

/**
 * Takes a step of an order. @throws AppError not-found, organisation-not-allowed for another organisation's order, bad-request where
 * `basedOn` is no version; stale-edit where somebody else took a step meanwhile, conflict where the state of the order, its extension
 * or a missing report prevents it; and whatever `make` refuses
 */
export async function takeStep(
  { store, clock, catalogue, notices }: Pick<Deps, 'store' | 'clock' | 'catalogue' | 'notices'>,
  actor: Actor,
  { id, basedOn, action, make }: Wish,
): Promise<void> {
  const index = catalogue.current()
  await store.write(async (writer) => {
    const { item, steps } = await keptItem(writer, id)
    refuseOthersItem(actor, { id, item })
    refuseStale(item, basedOn)
    refuseObstacle(actor, action, item)
    const step = await make({ reader: writer, item, day: dayOfItem(item, clock.today()), index })
    const place = { item: id, year: item.year, serial: item.serial, step: item.version + 1 }
    const entry = await storeStep(writer, actor.id, place, step)
    const told = [...steps.map((stored) => stored.step), step] as unknown as [OpeningStep, ...ActionStep[]]
    const { calendar } = index
    await tellOfStep(writer, { notices, calendar }, { id, item: actionItemOf(told), step, entry })
  })
}

/** Refuses an action that the state of the order or its actor does not allow. @throws AppError organisation-not-allowed, conflict */
export function refuseObstacle(actor: Actor, action: TakenStep['action'], item: ActionItem): void {
  const [obstacle] = obstaclesTo(actionWorkflow, action, item.state, actionGuards(item, actor))
  if (obstacle !== undefined) throw refusal(obstacle, action, item)
}

function refuseStale(item: ActionItem, basedOn: string | undefined): void {
  if (basedOn === undefined || basedOn === '*') return
  const version = /^(?:W\/)?"(\d+)"$/.exec(basedOn.trim())?.[1]
  if (version === undefined)
    throw new AppError('bad-request', 'If-Match 请写读到这件督办时 ETag 的值，如 "3"。')
  if (Number(version) === item.version) return
  throw new AppError(
    'stale-edit',
    `${itemNumber(item)}刚刚有了新的进展，现为“${actionStateWords[item.state]}”。请刷新看过以后再办。`,
  )
}

function refusal(obstacle: ActionGuard | 'state', action: TakenStep['action'], item: ActionItem): AppError {
  const number = itemNumber(item)
  const words: Readonly<Record<ActionGuard | 'state', readonly [RefusalCode, string]>> = {
    state: [
      'conflict',
      `${number}现为“${actionStateWords[item.state]}”，不能${actionWords[action]}。请刷新后查看。`,
    ],
    owner: [
      'organisation-not-allowed',
      `${number}由${item.organisationName}负责，只有该单位的填报员能签收、反馈和申请延期。`,
    ],
    answered: ['conflict', `${number}还没有反馈，不能销号。不再办理的，请撤销。`],
    'extension-waits': ['conflict', `${number}没有待批的延期申请，可能已经批过。请刷新后查看。`],
    'no-extension-waits': [
      'conflict',
      `${number}已申请延期至${dateText(item.extension?.until ?? '')}，正等批复，不能重复申请。`,
    ],
  }
  const [code, detail] = words[obstacle]
  return new AppError(code, detail)
}
