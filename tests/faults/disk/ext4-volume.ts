import { execFileSync } from 'node:child_process'
import {
  accessSync,
  closeSync,
  constants,
  ftruncateSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** A small disk with a real file system, made for the test. */
export interface Ext4Volume {
  readonly folder: string
  /** The file system takes no more writes until it is repaired, as the kernel does with a failing disk. */
  fail(): void
  /** The disk is unmounted, repaired and mounted again. */
  repair(): void
  /** The disk is unmounted and mounted again, for reading only or for writing too. */
  remount(as: 'ro' | 'rw'): void
  remove(): void
}

/** A disk in a file; undefined where the test lacks the rights, which root of a Linux with loop devices has. */
export function ext4Volume(): Ext4Volume | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'xushi-disk-'))
  const image = `${folder}.img`
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe' }).trim()
  const mount = (as: 'ro' | 'rw') => run('mount', '-o', `loop,${as},errors=remount-ro`, image, folder)
  const unmount = () => run('umount', folder)
  const trigger = () => `/sys/fs/ext4/${basename(run('findmnt', '-no', 'SOURCE', folder))}/trigger_fs_error`
  const removeFiles = () => [folder, image].forEach((path) => rmSync(path, { recursive: true, force: true }))
  try {
    const file = openSync(image, 'w')
    ftruncateSync(file, 64 * 1024 * 1024)
    closeSync(file)
    run('mkfs.ext4', '-q', '-F', image)
    mount('rw')
    accessSync(trigger(), constants.W_OK)
  } catch {
    removeFiles()
    return undefined
  }
  return {
    folder,
    fail: () => writeFileSync(trigger(), '1'),
    repair: () => {
      unmount()
      // The code 1 means that faults were repaired.
      run('sh', '-c', 'e2fsck -fy "$0" || [ $? -eq 1 ]', image)
      mount('rw')
    },
    remount: (as) => {
      unmount()
      mount(as)
    },
    remove: () => {
      run('umount', '--lazy', folder)
      removeFiles()
    },
  }
}
