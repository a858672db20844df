import type { PolicyDate } from '../policy-reading.ts'
import type { Source } from '../source.ts'
import { clausesOf, sentencesOf, type TextSpan } from '../sentences.ts'

const day = /((?:19|20)\d\d) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日前?/g
const due = /(?:到|至)? ?((?:19|20)\d\d) ?年 ?(?:(\d{1,2}) ?月)?(?:底|末|年底)?前?(?=[^\d])/
const dateAlone = /^(?:力争|争取)?[到至在]? ?(?:19|20)\d\d ?年 ?(?:\d{1,2} ?月)?(?:底|末)?(?:之?前)?[，,]$/
const toReport = /报送|上报|报告(?:工作)?进展|反馈/
const toDo = /出台|印发|制定|编制|完成|建成|启动|上线|举办|开展|组织|投入使用|投用|竣工/

const limit =
  /(?:完成|办结|落实)?(?:时限|时间|期限) ?[:：] ?[^\n。；]{0,6}?((?:19|20)\d\d) ?年|[(（〔][^()（）〔〕\n]{0,80}?(?<!\d ?)((?:19|20)\d\d) ?年(?: ?\d{1,2} ?月)?(?:底|末)?(?:之?前)?(?:完成|落实)[)）〕]/g

/** The year by which an item must be done, from a line of its own after it: 完成时限：2032年12月底. The last of several counts. */
export function limitIn(item: string): string | undefined {
  const found = [...item.matchAll(limit)].at(-1)
  return found?.[1] ?? found?.[2]
}

/** The duties to report by a day (进展情况于9月30日前报送), one for each day. */
export function dutiesIn({ text, plain }: Source, paragraph: TextSpan): PolicyDate[] {
  return sentencesOf(plain, paragraph).flatMap(({ start, end }) => {
    const sentence = plain.slice(start, end)
    if (!toReport.test(sentence)) return []
    const quote = text.slice(start, end).trim()
    return [...sentence.matchAll(day)].map((found) => ({
      quote,
      due: dayText(found[1]!, found[2]!, found[3]!),
    }))
  })
}

/** The milestones due by a year or a month, from clauses without a figure. */
export function milestonesIn(
  { text, plain }: Source,
  paragraph: TextSpan,
  holdsFigure: (clause: TextSpan) => boolean,
): PolicyDate[] {
  return sentencesOf(plain, paragraph)
    .flatMap((sentence) => withTheirDates(plain, clausesOf(plain, sentence)))
    .filter((clause) => !holdsFigure(clause))
    .flatMap(({ start, end }) => {
      const clause = plain.slice(start, end)
      const found = toDo.test(clause) ? due.exec(clause) : null
      if (!found) return []
      const [, year, month] = found
      const quote = text.slice(start, end).trim()
      return [{ quote, due: month === undefined ? year! : `${year}-${month.padStart(2, '0')}` }]
    })
}

/** Clauses with their dates: a clause that is only a date belongs to the next one: 到2027年底前，出台细则. */
function withTheirDates(plain: string, clauses: readonly TextSpan[]): TextSpan[] {
  const isDate = ({ start, end }: TextSpan) => dateAlone.test(plain.slice(start, end).trim())
  return clauses.flatMap((clause, place) => {
    if (isDate(clause)) return []
    const before = clauses[place - 1]
    return [{ start: before && isDate(before) ? before.start : clause.start, end: clause.end }]
  })
}

function dayText(year: string, month: string, date: string): string {
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
}
