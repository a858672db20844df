// `node on-node-24.js <script> [arguments]` runs a script on a Node that strips types: on this one, or else on the one
// that came with the packages. The file is plain JavaScript, so that an old Node can read it and tell what is missing.
// Without a script it only puts that Node where npm's scripts find it, since npm 10 leaves its link out.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const modules = join(import.meta.dirname, 'node_modules')
const windows = process.platform === 'win32'
const folder = `node-${windows ? 'win' : process.platform}-${process.arch}`
const packaged = join(modules, folder, 'bin', windows ? 'node.exe' : 'node')
const [script, ...rest] = process.argv.slice(2)

// npm sends a signal to the shell between npm and this process, and the shell ends without passing it on: the shell's
// end counts as the signal.
if (!windows && script !== undefined && process.env.npm_lifecycle_event !== undefined) {
  const { ppid } = process
  const look = () => process.ppid !== ppid && (clearInterval(looking), process.kill(process.pid, 'SIGTERM'))
  const looking = setInterval(look, 200).unref()
}

if (process.features.typescript) {
  if (script !== undefined) {
    process.argv = [process.execPath, resolve(script), ...rest]
    await import(pathToFileURL(resolve(script)).href)
  }
} else if (existsSync(packaged)) {
  const link = join(modules, '.bin', 'node')
  if (!windows && !existsSync(link)) {
    mkdirSync(join(modules, '.bin'), { recursive: true })
    symlinkSync(`../${folder}/bin/node`, link)
  }
  if (script !== undefined) {
    const child = spawn(packaged, [script, ...rest], { stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
    child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)))
  }
} else {
  process.stderr.write(
    `序时需要 Node 22.18 及以上，现在是 ${process.version}。请在本目录运行 npm ci 安装自带的 Node 24，再用 npm start 启动。\n` +
      `Xushi needs Node 22.18 or later, this is ${process.version}. Run \`npm ci\` here, which brings Node 24, and start by \`npm start\`.\n`,
  )
  process.exit(1)
}
