/**
 * Lets the process continue silently when its output has no reader, as in `npm run token -- list | head`: what was begun is finished, and
 * the exit code tells how it ended.
 */
export function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
}
