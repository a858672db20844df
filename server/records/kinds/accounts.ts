import Type from 'typebox'
import { accountStated } from '../accounts/account-rows.ts'
import { recordKind } from '../record-kind.ts'

/** People, tokens and displays as they stand, where what told them before was cut away. The subject names which. */
export const accountRecords = {
  [accountStated]: recordKind({
    payload: Type.Record(Type.String(), Type.Unknown()),
    rows: null,
    words: (_, subject) => `底账截断后按现状重新登记：${subject}`,
  }),
}
