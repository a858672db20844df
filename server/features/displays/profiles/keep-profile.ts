import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { isDate } from '#metrics/period/civil-date.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { mostBoards, type ProfileContent } from '../../../contract/display-profiles.ts'
import type { Writer } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import type { Actor } from '../../../access/actor.ts'
import { skeletonOf } from '../../../access/names/to-the-eye.ts'
import { storeProfile } from '../../../records/kinds/access/display-profiles.ts'
import { displaysOf, newestProfiles, type KeptProfile } from '../queries.ts'

type Needs = Pick<Deps, 'store' | 'catalogue'>

/**
 * Keeps a new profile, or other contents of one that is there. The same contents again change nothing. @returns its id @throws AppError
 * not-found, unknown-scope, bad-request, conflict
 */
export async function keepProfile(
  { store, catalogue }: Needs,
  actor: Actor,
  wanted: ProfileContent,
  id?: string,
): Promise<string> {
  refuseUnsound(catalogue.current(), wanted)
  const content = { ...wanted, name: wanted.name.trim() }
  return store.write(async (writer) => {
    const profiles = await newestProfiles(writer)
    const before = id === undefined ? undefined : requireProfile(profiles, id)
    if (isDeepStrictEqual(before?.content, content)) return before!.id
    refuseTakenProfileName(profiles, content.name, id)
    const profile = before?.id ?? randomUUID()
    const version = (before?.version ?? 0) + 1
    await storeProfile(writer, actor.id, { profile, version, name: content.name }, content)
    return profile
  })
}

/** Withdraws a profile that no display uses. @throws AppError not-found, conflict */
export async function withdrawProfile(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  id: string,
): Promise<void> {
  await store.write(async (writer) => {
    const { content, version } = requireProfile(await newestProfiles(writer), id)
    await refuseUsed(writer, id)
    await storeProfile(writer, actor.id, { profile: id, version: version + 1, name: content.name }, null)
  })
}

/** The profile with this id that is not deleted. @throws AppError not-found */
export function requireProfile(
  profiles: ReadonlyMap<string, KeptProfile>,
  id: string,
): KeptProfile & { readonly content: ProfileContent } {
  const profile = profiles.get(id)
  if (!profile?.content) throw new AppError('not-found', '没有这个展示方案，或已删除。')
  return { ...profile, content: profile.content }
}

async function refuseUsed(writer: Writer, id: string): Promise<void> {
  const using = (await displaysOf(writer)).filter(({ profile }) => profile === id)
  if (using.length === 0) return
  const names = using.map(({ name }) => `“${name}”`).join('、')
  throw new AppError('conflict', `${names}正在使用这个方案。请先在这些大屏的“修改”里换一个方案，再删除。`)
}

/** Names that look alike could not be told apart when one is assigned to a display. */
function refuseTakenProfileName(
  profiles: ReadonlyMap<string, KeptProfile>,
  name: string,
  own: string | undefined,
): void {
  const skeleton = skeletonOf(name)
  if (skeleton === '') throw new AppError('bad-request', '请给展示方案起个名字，例如：大厅工作日。')
  const other = [...profiles.values()].find(
    ({ id, content }) => id !== own && content && skeletonOf(content.name) === skeleton,
  )
  if (other) throw new AppError('conflict', `已有展示方案叫“${other.content!.name}”，请换个名字。`)
}

/**
 * Refuses contents that no display could show. An unknown board or target is told with the number of its turn, since the contents may be
 * those of a file from another installation. @throws AppError unknown-scope, bad-request
 */
function refuseUnsound(index: CatalogueIndex, { at, turns, dimming }: ProfileContent): void {
  if (at !== null && !isDate(at))
    throw new AppError('bad-request', `没有这一天：${at}。基准日请写成 2024-10-31，跟随当天请写 null。`)
  const unknown = turns.flatMap(({ scope, target }, place) => {
    const targets = index.targetsIn(scope)
    if (!targets) return [`第 ${place + 1} 个画面的看板 ${scope}`]
    const isThere = target === null || targets.some(({ record }) => record.id === target)
    return isThere ? [] : [`第 ${place + 1} 个画面的目标 ${target}`]
  })
  if (unknown.length > 0)
    throw new AppError('unknown-scope', `目录中没有：${unknown.join('；')}。请改选后再保存。`)
  const boards = new Set(turns.map(({ scope }) => scope)).size
  if (boards > mostBoards)
    throw new AppError(
      'bad-request',
      `一个方案最多 ${mostBoards} 块看板，现在有 ${boards} 块。请分成几个方案。`,
    )
  if (dimming && dimming.from === dimming.to)
    throw new AppError(
      'bad-request',
      `变暗的时段从 ${dimming.from} 到 ${dimming.to}，没有长度。请改其中一个。`,
    )
}
