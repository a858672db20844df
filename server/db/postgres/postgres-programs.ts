import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { OperatorError } from '../../operator-error.ts'

/** The arguments by which PostgreSQL's own programs find a database; the password is not on their command line, which others can see. */
function access(url: string): { readonly dbname: string; readonly env: NodeJS.ProcessEnv } {
  const bare = new URL(url)
  const password = decodeURIComponent(bare.password)
  bare.password = ''
  // Only the driver knows `no-verify`: encrypted, without a check of the certificate. PostgreSQL's programs call it `require`.
  if (bare.searchParams.get('sslmode') === 'no-verify') bare.searchParams.set('sslmode', 'require')
  return { dbname: bare.href, env: password === '' ? {} : { PGPASSWORD: password } }
}

/**
 * Runs `pg_dump` or `pg_restore`, as found on PATH. `onOutput` gets the output, and ends with it. @throws OperatorError where the program
 * is not installed, or with its message where it fails
 */
export async function runPostgresProgram(
  program: 'pg_dump' | 'pg_restore',
  args: readonly string[],
  { url, onOutput }: { url?: string; onOutput?: (output: AsyncIterable<Buffer>) => Promise<void> } = {},
): Promise<void> {
  const { dbname, env } = url === undefined ? { env: {} } : access(url)
  const child = spawn(program, [...args, ...(dbname === undefined ? [] : [`--dbname=${dbname}`])], {
    // eslint-disable-next-line no-restricted-syntax -- it inherits ours, as any program does, and is told the password
    env: { ...process.env, ...env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const output = onOutput ? onOutput(child.stdout) : text(child.stdout)
  try {
    const [code, said] = await Promise.all([ended, text(child.stderr), output])
    if (code !== 0) throw new OperatorError(`${program} 没有成功：${said.trim()}`)
  } catch (error) {
    child.kill()
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new OperatorError(
      `找不到 ${program}。请安装与数据库同版本或更新的 PostgreSQL 客户端程序（Debian：postgresql-client），并让它在 PATH 中。`,
    )
  }
}
