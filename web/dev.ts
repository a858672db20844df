import { spawn } from 'node:child_process'
import { createServer } from 'vite'

/** `npm run dev` restarts the server when its sources change, and reloads the changed parts of the pages. The server gets the arguments. */
const server = spawn(process.execPath, ['--watch', 'server/main.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
})
const pages = await createServer()
await pages.listen()
pages.printUrls()

server.on('exit', (code) => void pages.close().then(() => process.exit(code ?? 0)))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
