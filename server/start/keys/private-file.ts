import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { ConfigError } from '../config-error.ts'
import type { SettingName } from '../settings.ts'

const hasOwners = process.platform !== 'win32'

/**
 * Reads a file with a key that must lie outside the folders, be readable by its owner alone, and be nobody else's to replace. @throws
 * ConfigError
 */
export function readPrivateFile(setting: SettingName, path: string, outside: readonly string[]): string {
  refusePlaceWithin(setting, path, outside)
  const { mode } = statSync(path, { throwIfNoEntry: false }) ?? {}
  if (mode === undefined) throw new ConfigError(`${setting} 的文件不存在：${path}。`)
  if (hasOwners && (mode & 0o077) !== 0)
    throw new ConfigError(`${setting} 的文件 ${path} 别的账号也能读，不能用作钥匙。请 chmod 600 后再试。`)
  refuseWritable(setting, path)
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new ConfigError(`${setting} 的文件 ${path} 读不了，请检查它的权限。`)
  }
}

/** Refuses a file of keys that another account could write or replace: itself and its directory, links followed too. @throws ConfigError */
export function refuseWritable(setting: SettingName, path: string): void {
  const places = [path, dirname(resolve(path)), dirname(realPath(path))]
  const open = hasOwners && places.find(isWritableByOthers)
  if (open)
    throw new ConfigError(
      `${setting} 的 ${open} 别的账号也能改写，钥匙会被换掉。请归本账号或 root 所有，并 chmod go-w。`,
    )
}

function isWritableByOthers(path: string): boolean {
  const { mode, uid } = statSync(path)
  return (mode & 0o022) !== 0 || ![0, process.getuid!()].includes(uid)
}

/** Refuses a place for a key in one of the folders, as it is written and with its links followed. @throws ConfigError */
export function refusePlaceWithin(setting: SettingName, path: string, folders: readonly string[]): void {
  const within = folders.find((folder) =>
    [resolve(folder), realPath(folder)].some(
      (one) => isWithin(one, resolve(path)) || isWithin(one, realPath(path)),
    ),
  )
  if (within !== undefined)
    throw new ConfigError(
      `${setting} 的文件 ${path} 在 ${within} 之内：能改数据的人就能拿到钥匙。请放到别处，如 /etc/xushi。`,
    )
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** The refusal of a key that cannot be written to its file. */
export function refusalOfWriting(error: unknown, file: string): ConfigError {
  const { code, path = file } = error as NodeJS.ErrnoException
  return new ConfigError(code === 'EEXIST' ? `${path} 已经存在，没有改动。` : `${path} 写不了（${code}）。`)
}

/** A path without links, as far as it exists. */
function realPath(path: string): string {
  const whole = resolve(path)
  try {
    return realpathSync(whole)
  } catch {
    const above = dirname(whole)
    return above === whole ? whole : join(realPath(above), relative(above, whole))
  }
}
