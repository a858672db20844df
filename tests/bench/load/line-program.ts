import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A program of the bench in C, which is compiled when it is needed. It takes lines and answers in lines. */
export interface LineProgram {
  /** The program's next line, after it got `line` if one is given. @throws Error where the program ends instead */
  ask(line?: string): Promise<string>
  stop(): void
}

/** Programs in C can run where there are Linux and a compiler. */
export function canCompile(): boolean {
  return process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0
}

/** The program `file` (relative to this folder) is compiled and started. @throws Error with the compiler's words */
export function lineProgram(file: string): LineProgram {
  const folder = mkdtempSync(join(tmpdir(), 'xushi-'))
  const program = join(folder, 'program')
  const source = fileURLToPath(new URL(file, import.meta.url))
  const compiled = spawnSync('cc', ['-O2', '-o', program, source], { encoding: 'utf8' })
  if (compiled.status !== 0) throw new Error(compiled.stderr)
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    ask: async (line) => {
      if (line !== undefined) child.stdin.write(`${line}\n`)
      const { done, value } = await lines.next()
      if (done === true) throw new Error(`${file} ended`)
      return value
    },
    stop: () => {
      child.kill()
      rmSync(folder, { recursive: true })
    },
  }
}
