import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import typescript from 'typescript'
import { describe, expect, it } from 'vitest'
import { needed } from '#server/contract/rights.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))
const files = [
  ...readdirSync(join(top, 'server'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('server', name)),
  ...readdirSync(join(top, 'web'))
    .filter((name) => name.endsWith('routes.ts'))
    .map((name) => join('web', name)),
]

/** The right that each route of a file, or each page of the router, needs, as it is written there. */
function takenIn(name: string, text: string): string[] {
  const key = name.startsWith('web/') ? 'right' : 'allow'
  const found: string[] = []
  const visit = (node: typescript.Node): void => {
    if (typescript.isPropertyAssignment(node) && node.name.getText() === key)
      found.push(node.initializer.getText())
    typescript.forEachChild(node, visit)
  }
  visit(typescript.createSourceFile(name, text, typescript.ScriptTarget.Latest, true))
  return found
}

const isOfTable = (taken: string) => /^needed\.\w+$/.test(taken) && taken.slice('needed.'.length) in needed

describe('routes and pages', () => {
  it.each([
    ['server/a.ts', "app.get('/a', { config: { allow: 'read' } }, answer)", false],
    ['server/a.ts', "const config = { allow: ['read', 'audit'] } as const", false],
    ['server/a.ts', 'const config = { allow: needed.nothing }', false],
    ['server/a.ts', 'const config = { allow: needed.boards } as const', true],
    ['web/routes.ts', "const page = { meta: { title: '看板', right: 'read' } }", false],
  ])('of %s: %s: by the table of rights: %s', (name, text, byTable) => {
    expect(takenIn(name, text).map(isOfTable)).toEqual([byTable])
  })

  const taken = files.flatMap((file) =>
    takenIn(file, readFileSync(join(top, file), 'utf8')).map((right) => ({ file, right })),
  )

  it('take their right from the one table, or are open to anyone', () => {
    expect(taken.length).toBeGreaterThan(100)
    expect(taken.filter(({ right }) => right !== "'anyone'" && !isOfTable(right))).toEqual([])
  })

  it('leave nothing in the table that no route and no page takes', () => {
    const names = new Set(taken.map(({ right }) => right))
    expect(Object.keys(needed).filter((name) => !names.has(`needed.${name}`))).toEqual([])
  })
})
