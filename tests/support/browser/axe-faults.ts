import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

/** The serious and critical faults of a page by axe: rule, help, and place. */
export async function axeFaults(page: Page): Promise<string[]> {
  // The script runs by the debugger, which is exempt from the page's content security policy.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(on: Document): Promise<AxeResults> } }).axe.run(document),
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help} at ${html.slice(0, 160)}`))
}
