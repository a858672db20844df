import type { Region } from '../../catalogue/catalogue.ts'
import { draftCells } from '../cells/draft-cells.ts'
import type { PlanDraft, PlanFault } from '../plan-draft.ts'

/** The highest column and row of a tile. */
export const widestGrid = 99

/** A region by its official code and name (GB/T 2260). */
export interface OfficialRegion {
  readonly code: string
  readonly name: string
}

/** The regions that a draft can name, by code, and those among them that are new or changed. */
export interface DraftedRegions {
  readonly byCode: ReadonlyMap<string, Region>
  readonly changed: readonly Region[]
  /** The code of a region in a cell, by code or by name; undefined where there is none. */
  readonly find: (written: string) => string | undefined
}

/**
 * The regions of the catalogue and those that the draft lists; from the official codes also the region of the plan, all regions above it,
 * and those directly below it.
 */
export function draftRegions(
  draft: PlanDraft,
  standing: readonly Region[],
  official: readonly OfficialRegion[],
  faults: PlanFault[],
): DraftedRegions {
  const byCode = new Map(standing.map((region) => [region.code, region]))
  const changed = new Map<string, Region>()
  const put = (region: Region): void => {
    byCode.set(region.code, region)
    changed.set(region.code, region)
  }
  const names = new Map(official.map(({ code, name }) => [code, name]))
  const addOfficial = (code: string): void => {
    const name = names.get(code)
    if (name === undefined || byCode.has(code)) return
    const parent = parentOf(code, (other) => names.has(other))
    if (parent !== undefined) addOfficial(parent)
    put(regionOf(code, name, parent))
  }
  const listed = draft.regions.flatMap(({ code = '', name = '' }) => (code ? [{ code, name }] : []))
  const home = codeNamed(draft.document.region ?? '', [...standing, ...listed], official)
  const listedCodes = new Set<string>()
  for (const [place, row] of draft.regions.entries()) {
    const cells = draftCells('regions', place, faults)
    const name = cells.required('name', row.name, '地区名称')
    const above = cells.text(row.parent)
    const found =
      above === undefined ? undefined : codeNamed(above, [...byCode.values(), ...listed], official)
    const code =
      cells.text(row.code) ??
      codeNamed(name, [...byCode.values()], official) ??
      ownPartCode(name, found ?? home) ??
      zoneCode(home, byCode)
    if (code === undefined || !/^\d{6}(-[a-z0-9-]+)?$/.test(code)) {
      cells.fault('code', '请填六位行政区划代码；功能区可以留空，由程序编号。')
      continue
    }
    if (above !== undefined && found === undefined)
      cells.fault('parent', `没有“${above}”这个地区，请填名称或六位行政区划代码，或先在本表列出它。`)
    if (found === code) cells.fault('parent', `上级不能是${name}自己，请填它所属的地区，或留空。`)
    const parent = found ?? parentOf(code, (other) => byCode.has(other) || names.has(other))
    if (parent !== undefined) addOfficial(parent)
    const [column, line] = [
      cells.whole('column', row.column, widestGrid),
      cells.whole('row', row.row, widestGrid),
    ]
    const tile = column === undefined || line === undefined ? {} : { tile: { column, row: line } }
    if (listedCodes.has(code)) cells.fault('code', `“${code}”列了两次，请删去一行。`)
    listedCodes.add(code)
    const known = byCode.get(code)
    if (known && found !== undefined && found !== code && known.parent !== found)
      cells.fault('parent', `${known.name}已在别处之下，改上级请登记区划调整，这里留空。`)
    const region = { ...(known ?? regionOf(code, name, parent)), name, ...tile }
    if (JSON.stringify(region) !== JSON.stringify(known)) put(region)
  }
  if (home !== undefined) addOfficial(home)
  for (const { code } of official)
    if (code !== home && parentOf(code, (other) => names.has(other)) === home) addOfficial(code)
  return {
    byCode,
    changed: [...changed.values()],
    find: (written) => codeNamed(written, [...byCode.values()], []),
  }
}

function codeNamed(
  written: string,
  standing: readonly OfficialRegion[],
  official: readonly OfficialRegion[],
): string | undefined {
  const sought = written.trim()
  return [...standing, ...official].find(({ code, name }) => code === sought || name === sought)?.code
}

function regionOf(code: string, name: string, parent: string | undefined): Region {
  return { code, name, level: levelOf(code), ...(parent === undefined ? {} : { parent }) }
}

function levelOf(code: string): Region['level'] {
  if (code === '100000') return 'country'
  if (code.includes('-')) return code.endsWith('-benji') ? 'own' : 'zone'
  if (code.endsWith('0000')) return 'province'
  return code.endsWith('00') ? 'city' : 'county'
}

/** The region directly above one: for a county of 北京 the municipality itself, which has no city. */
function parentOf(code: string, isKnown: (code: string) => boolean): string | undefined {
  const level = levelOf(code)
  if (level === 'country') return undefined
  if (level === 'zone' || level === 'own') return code.slice(0, 6)
  if (level === 'province') return '100000'
  const city = `${code.slice(0, 4)}00`
  return level === 'county' && isKnown(city) ? city : `${code.slice(0, 2)}0000`
}

/** The code of a region's own part, which is called so: 厦门市本级. */
function ownPartCode(name: string, whole: string | undefined): string | undefined {
  return whole !== undefined && /本级$/.test(name) ? `${whole}-benji` : undefined
}

function zoneCode(home: string | undefined, taken: ReadonlyMap<string, unknown>): string | undefined {
  if (home === undefined) return undefined
  let number = 1
  while (taken.has(`${home}-zone-${number}`)) number += 1
  return `${home}-zone-${number}`
}
