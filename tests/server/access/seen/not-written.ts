/** Fields that name or count something, and bear nothing of it. */
export const naming = `accepted added already asked besides cleared closed code date dated days decided digest draft embargo endorsed except expiresAt file id
  indicator key level nobodySigns number period proposal region revision sequence state time transitions unasked version waits year`

/** Routes that answer more than that, and are not written to here, and why nothing more can be seen there. */
export const notWritten: Readonly<Record<string, string>> = {
  'POST /api/audit/verifications': 'what `GET` of it tells, to the same people',
  'DELETE /api/audit/verifications': 'what `GET` of it tells, to the same people',
  'PUT /api/session/second-factor': 'recovery codes, once, to their owner',
  'POST /api/picture-addresses': 'the sealed address of a picture, to whoever opens it',
  'POST /api/collectors/sample':
    'what another system answers, to whoever keeps collectors, checked like `POST /api/imports/rows`',
  'POST /api/people/batch': 'what `POST /api/people` tells of each person, to the same people',
  'POST /api/people/table': 'what the sent table holds, and which of its names are taken, to the same people',
  'POST /api/filing-uploads':
    'what `POST /api/filings/:id/uploads` tells of each workbook of the sent file, to the same people',
  'POST /api/plans/:id/workbook': 'what the sent workbook and the plan hold, to those who keep plans',
}
