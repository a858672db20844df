import Type from 'typebox'
import { accountStated } from '../../accounts/account-rows.ts'
import { recordKind } from '../../record-kind.ts'

/** The full statement of a person, a token, a display or a receiver of events, whose earlier entries were cut away; the subject names it. */
export const accountRecords = {
  [accountStated]: recordKind({
    payload: Type.Record(Type.String(), Type.Unknown()),
    rows: null,
    words: (_, subject) => `底账截断后按现状重新登记：${subject}`,
  }),
}
