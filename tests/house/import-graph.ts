import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import typescript from 'typescript'
import { parse } from 'vue/compiler-sfc'

const top = fileURLToPath(new URL('../..', import.meta.url))

/**
 * The imports of every source file below these folders: types included, from `.vue` files too, and modules that run in
 * threads and processes, which are named by their address.
 */
export type ImportGraph = ReadonlyMap<string, readonly string[]>

export function importGraph(folders: readonly string[]): ImportGraph {
  const files = folders.flatMap((folder) =>
    readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|vue)$/.test(name))
      .map((name) => join(folder, name)),
  )
  return new Map(files.map((file) => [file, importsOf(file)]))
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(top, file), 'utf8')
  const script = file.endsWith('.vue') ? scriptsOf(text) : text
  const { importedFiles } = typescript.preProcessFile(script)
  const named = [...importedFiles.map(({ fileName }) => fileName), ...modulesNamed(script)]
  return [...new Set(named.flatMap((name) => pathOf(file, name) ?? []))]
}

/** Modules that are the start of a thread or a process. */
function modulesNamed(script: string): string[] {
  return [...script.matchAll(/new URL\(\s*'([^']+\.ts)',\s*import\.meta\.url\s*\)/g)].map(
    ([, name = '']) => name,
  )
}

function scriptsOf(component: string): string {
  const { script, scriptSetup } = parse(component).descriptor
  return `${script?.content ?? ''}\n${scriptSetup?.content ?? ''}`
}

/** The path of an imported file of this project; undefined for a package. @throws where no such file exists */
export function pathOf(from: string, specifier: string): string | undefined {
  if (!/^[#.]/.test(specifier)) return undefined
  const path = specifier.startsWith('#') ? specifier.slice(1) : join(dirname(from), specifier)
  if (!existsSync(join(top, path))) throw new Error(`${from} imports ${specifier}, which is not there`)
  return path
}

/** The graph of the rooms that `roomOf` gives for files; files without a room are left out. */
export function byRoom(graph: ImportGraph, roomOf: (file: string) => string | undefined): ImportGraph {
  const rooms = new Map<string, Set<string>>()
  for (const [file, imports] of graph) {
    const room = roomOf(file)
    if (room === undefined) continue
    const reached = rooms.get(room) ?? new Set()
    rooms.set(room, reached)
    for (const other of imports.map(roomOf)) if (other !== undefined && other !== room) reached.add(other)
  }
  return new Map([...rooms].map(([room, reached]) => [room, [...reached]]))
}

/** Groups of nodes that reach each other, each in alphabetical order (Tarjan's strongly connected components). */
export function circles(graph: ImportGraph): string[][] {
  const found: string[][] = []
  const visited = new Map<string, number>()
  const lowest = new Map<string, number>()
  const path: string[] = []
  const visit = (node: string): number => {
    visited.set(node, visited.size)
    let low = visited.size - 1
    const depth = path.push(node) - 1
    for (const next of graph.get(node) ?? []) {
      if (!visited.has(next)) low = Math.min(low, visit(next))
      else if (path.includes(next)) low = Math.min(low, visited.get(next)!)
    }
    lowest.set(node, low)
    if (low !== visited.get(node)) return low
    const group = path.splice(depth)
    if (group.length > 1 || graph.get(node)?.includes(node)) found.push(group.sort())
    return low
  }
  for (const node of graph.keys()) if (!visited.has(node)) visit(node)
  return found.sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
}

/** Every folder below these, with the number of its entries. */
export function folderSizes(folders: readonly string[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>()
  const look = (folder: string) => {
    const entries = readdirSync(join(top, folder), { withFileTypes: true })
    sizes.set(folder, entries.length)
    for (const entry of entries) if (entry.isDirectory()) look(join(folder, entry.name))
  }
  for (const folder of folders) look(folder)
  return sizes
}
