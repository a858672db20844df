import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'

const apt = '/usr/bin/apt-get'
/** Tests of both engines may install the same package at the same time, and the second waits. */
const waitForLock = ['-o', 'DPkg::Lock::Timeout=300']

/**
 * A package of the system is installed where the tests may do so, as root with apt; elsewhere nothing happens, and the
 * caller checks again.
 */
export function installDebianPackage(name: string): void {
  if (process.getuid?.() !== 0 || !isExecutable(apt)) return
  const run = (...args: string[]) => execFileSync(apt, [...waitForLock, ...args], { stdio: 'ignore' })
  run('update')
  run('install', '--yes', '--no-install-recommends', name)
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
