import { formatInstant } from '#metrics/wording/instants.ts'
import type { Actor } from '../../../access/actor.ts'
import type { Collector, CollectorRun, CollectorRunBody } from '../../../contract/collectors.ts'
import { hasRight, needed } from '../../../contract/rights.ts'
import type { Deps } from '../../../deps.ts'
import { namesOfActors } from '../../people/queries.ts'
import { collectorBody, collectorState } from './collector-body.ts'
import { badRuns, faultOf, isBroken } from './interruptions.ts'
import { allCollectors, collectorSeal, runsOfCollector, type CollectorRow } from './queries.ts'

type Needs = Pick<Deps, 'store' | 'secrets'>

/** The runs of a collector that are listed. */
const shownRuns = 50

/** The collectors as the caller sees them; only who may change them sees what follows `?` in an address, which may be a secret. */
export async function listCollectors(deps: Needs, actor: Actor): Promise<Collector[]> {
  const { reader } = deps.store
  const rows = await allCollectors(reader)
  const people = rows.flatMap(({ createdBy, changedBy, grantedBy }) => [
    createdBy,
    changedBy,
    grantedBy ?? '',
  ])
  const nameOf = await namesOfActors(reader, people)
  return rows.map((row) => collectorView(deps, actor, row, nameOf))
}

function collectorView(
  deps: Needs,
  actor: Actor,
  row: CollectorRow,
  nameOf: (actor: string) => string,
): Collector {
  const { id, name, nextAt, createdBy, changedBy, grantedBy } = row
  const { lastAt, takenAt, asked } = collectorState(row)
  const reviews = hasRight(actor.rights, needed.grantCollectors)
  return {
    ...{ id, name, nextAt, lastAt, takenAt, enabled: row.enabled === 1, hasSecret: row.secret !== null },
    url: hasRight(actor.rights, needed.changeCollectors) ? row.url : withoutQuery(row.url),
    ...collectorBody(row),
    ...conditionOf(deps, row),
    step: (row.wantedAt !== null && row.claim === null ? 'waiting' : row.step) as Collector['step'],
    ...{ createdBy: nameOf(createdBy), changedBy: nameOf(changedBy) },
    grantedBy: grantedBy === null ? null : nameOf(grantedBy),
    grantAsked: grantedBy === null && !!asked,
    mayGrant: reviews && (grantedBy !== null || ![createdBy, changedBy].includes(actor.id)),
  }
}

function withoutQuery(url: string): string {
  const at = url.indexOf('?')
  return at < 0 ? url : `${url.slice(0, at)}?…`
}

/** How a collector stands, and why: it is interrupted where the ledger says so. */
function conditionOf(
  { secrets }: Pick<Needs, 'secrets'>,
  row: CollectorRow,
): Pick<Collector, 'condition' | 'reason'> {
  const state = collectorState(row)
  const { lastAt, outcome, takenAt, refused = 0 } = state
  if (row.enabled === 0) return { condition: 'off', reason: '已停用' }
  if (row.secret !== null && secrets.open(row.secret, collectorSeal(row.id)) === undefined)
    return { condition: 'sealed', reason: '密钥打不开，请拷回原来的钥匙文件，或重新填写密钥' }
  if (lastAt === null) return { condition: 'waiting', reason: '还没有采过' }
  const fault = faultOf(state)
  const told = fault !== undefined && badRuns(state) > 1 ? `${fault}（已 ${badRuns(state)} 次）` : fault
  if (row.interrupted !== null && !isBroken(state)) {
    const silence = `${formatInstant(takenAt ?? row.createdAt)}以后没有新数，已过 ${collectorBody(row).silentDays} 天`
    return { condition: 'silent', reason: told === undefined ? silence : `${silence}；${told}` }
  }
  if (told !== undefined) {
    const tried = outcome === 'failed' ? 'retrying' : 'refused'
    return { condition: row.interrupted === null ? tried : 'failing', reason: told }
  }
  const besides = refused > 0 ? `，有 ${refused} 处没有收，原因见采集记录` : ''
  return {
    condition: 'normal',
    reason: `${outcome === 'taken' ? '上次收下了新数' : '上次没有新数'}${besides}`,
  }
}

/** The last runs of a collector, the newest first. */
export async function listRuns({ store: { reader } }: Needs, id: string): Promise<CollectorRun[]> {
  const rows = await runsOfCollector(reader, id, shownRuns)
  return rows.map(({ number, sequence, body }) => ({
    ...{ number, sequence },
    ...(JSON.parse(body) as CollectorRunBody),
  }))
}
