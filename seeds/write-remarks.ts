import { writeFileSync } from 'node:fs'
import { catalogue } from './catalogue.ts'
import { remarksPage } from './remarks-page.ts'

// node seeds/write-remarks.ts: run after changing anything under seeds/.
writeFileSync(new URL('../docs/catalogue-remarks.md', import.meta.url), remarksPage(catalogue))
