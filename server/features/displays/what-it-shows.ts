import { isDate } from '#metrics/period/civil-date.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { ShownOnDisplay } from '../../access/actor.ts'
import { shownOnDisplay } from '../../access/actors.ts'
import { profileById, type DisplayRow } from '../../access/queries.ts'
import type { Reader, Writer } from '../../db/store.ts'
import { refuseTakenName } from '../../access/names/taken-names.ts'
import { skeletonOf } from '../../access/names/to-the-eye.ts'
import { AppError } from '../../errors.ts'

/** Refuses an unknown board or day when it is chosen for a display. @throws AppError unknown-scope, bad-request */
export function refuseUnknownBoard(
  index: CatalogueIndex,
  { scope, at }: { readonly scope?: string; readonly at?: string | null },
): void {
  if (scope !== undefined && !index.targetsIn(scope)) {
    throw new AppError('unknown-scope', `目录中没有这个范围：${scope}。scope 请写地区代码或文件编号。`)
  }
  if (at !== undefined && at !== null && !isDate(at)) {
    throw new AppError('bad-request', `没有这一天：${at}。基准日请写成 2024-10-31，跟随当天请写 null。`)
  }
}

/** The contents that a display has by itself, besides its profile. */
export function ownShown(display: DisplayRow) {
  const { scope, at, scenes, density } = shownOnDisplay(display)
  return { scope, at, scenes, density, profile: display.profile }
}

/** Refuses a profile that is not there. @throws AppError bad-request */
export async function refuseUnknownProfile(
  reader: Reader,
  { profile }: { readonly profile?: string | null },
): Promise<void> {
  if (profile === undefined || profile === null || (await profileById(reader, profile))) return
  throw new AppError('bad-request', '没有这个展示方案，可能刚被删除。请重新选择。')
}

/** The contents of a display, as its columns hold them. */
export function keptShown<T extends { readonly scenes?: ShownOnDisplay['scenes'] }>({ scenes, ...shown }: T) {
  return { ...shown, ...(scenes && { scenes: JSON.stringify(scenes) }) }
}

/**
 * The name of a display or remote, checked against those of all others: those of the same name could not be told apart when one must be revoked.
 * @throws AppError bad-request, conflict
 */
export async function freeName(
  writer: Writer,
  wanted: string,
  {
    id,
    now,
    kind = 'display',
  }: { readonly id: string; readonly now: string; readonly kind?: 'display' | 'remote' },
): Promise<string> {
  const name = wanted.trim()
  // A name without a sign that the eye can see is none.
  if (skeletonOf(name) === '') {
    const example =
      kind === 'remote' ? '遥控器起个名字，例如：会议室平板' : '大屏起个名字，例如：指挥大厅东墙'
    throw new AppError('bad-request', `请给${example}。`)
  }
  await refuseTakenName(writer, name, { own: `${kind}:${id}`, now })
  return name
}
