import { writeFileSync } from 'node:fs'
import { remarksPage } from '#metrics/policy/remarks-page.ts'
import { catalogue } from './catalogue.ts'

// `node seeds/write-remarks.ts` is run after a change in seeds/.
writeFileSync(new URL('../docs/catalogue-remarks.md', import.meta.url), remarksPage(catalogue))
