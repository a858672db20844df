/** The identities that enter the figures of the office. */
const entering = ['reporter', 'token of an office']
const workers = [...entering, 'reviewer', 'auditor']
const sameOrganisation = [...entering, 'reporter elsewhere']
const securityAdministrators = ['security-administrator', 'administrator']
const systemAdministrators = ['system-administrator', 'administrator']
const planReaders = [...systemAdministrators, 'auditor', 'token of the catalogue']
const people = [
  ...['reporter', 'reporter of others', 'reporter elsewhere', 'reviewer', 'reviewer elsewhere', 'secretary'],
  ...['reader', 'auditor', 'system-administrator', ...securityAdministrators, 'remote'],
]
const readers = [...people, 'token of an office', 'token that publishes', 'token that reads']
const orderReaders = ['secretary', 'reader', 'auditor']
const roundReaders = [...sameOrganisation, 'reviewer', 'reviewer elsewhere', ...orderReaders]

/**
 * The identities that see marks in the answers of a route: each row names them, the route, and the kinds of marks with their places. A mark that
 * is not listed is seen by nobody. Names that all readers see stand under acts that the office signs: convening, freezing, answering, closing,
 * publishing.
 */
export const seenBy: readonly (readonly [who: readonly string[], route: string, ...places: string[]])[] = [
  [
    ['auditor'],
    'GET /api/audit',
    'login .entries[].actor',
    'name .entries[].actorName',
    'address .entries[].address',
  ],
  [['auditor'], 'GET /api/audit/table.csv', 'login ', 'name ', 'address '],
  [['auditor'], 'GET /api/audit/table.xlsx', 'login []', 'name []', 'address []'],
  [
    ['auditor'],
    'GET /api/audit/ledger',
    'login .entries[].actor',
    'login .entries[].told',
    'name .entries[].actorName',
    'name .entries[].told',
    'note .entries[].told',
    'reason .entries[].told',
    'waiting .entries[].told',
  ],
  [['auditor'], 'GET /api/audit/ledger/table.csv', 'login ', 'name ', 'note ', 'reason ', 'waiting '],
  [
    ['auditor'],
    'GET /api/audit/ledger/table.xlsx',
    'login []',
    'name []',
    'note []',
    'reason []',
    'waiting []',
  ],
  // Everybody sees who they are themselves, and where they signed in.
  [people, 'GET /api/session', 'login .id', 'login .name', 'name .displayName'],
  [people, 'GET /api/session/others', 'address .sessions[].address', 'address .signIns[].address'],
  [
    [...securityAdministrators, 'auditor'],
    'GET /api/people',
    'login .people[].id',
    'login .people[].name',
    'name .people[].displayName',
  ],
  [
    [...securityAdministrators, 'system-administrator', 'auditor'],
    'GET /api/people/changes',
    'login .changes[].person',
    'login .changes[].title',
    'name .changes[].title',
    'name .changes[].by',
  ],
  [[...systemAdministrators, 'auditor'], 'GET /api/displays', 'login .displays[].confirmedBy'],
  [[...systemAdministrators, 'auditor'], 'GET /api/display-profiles', 'login .profiles[].changedBy'],
  [[...systemAdministrators, 'auditor'], 'GET /api/maps', 'login .maps[].versions[].changedBy'],

  [
    workers,
    'GET /api/observations',
    'waiting .observations[].value',
    'note .observations[].note',
    'reason .observations[].returnReason',
    'login .observations[].actor',
    'login .observations[].decidedBy',
  ],
  [
    workers,
    'GET /api/observations/history',
    'waiting .acts[].value',
    'waiting .acts[].findings[].message',
    'note .acts[].note',
    'reason .acts[].reason',
    'login .acts[].actor',
    'name .acts[].actorName',
  ],
  [['reporter'], 'GET /api/observations/history', 'note .acts[].file.name'],
  [entering, 'GET /api/observations/history', 'note .evidence[].name', 'name .evidence[].actorName'],
  [entering, 'GET /api/filings', 'name .filings[].chased.byName'],
  [
    entering,
    'GET /api/filings/:id',
    'name .chased.byName',
    'name .cells[].actorName',
    'waiting .cells[].history[].value',
    'waiting .cells[].next.value',
  ],
  ...['current', 'returned'].map(
    (cell) =>
      [
        entering,
        'GET /api/filings/:id',
        `waiting .cells[].${cell}.value`,
        `reason .cells[].${cell}.returnReason`,
      ] as const,
  ),
  ...['current', 'returned', 'previous'].map(
    (cell) =>
      [
        entering,
        'GET /api/filings/:id',
        `note .cells[].${cell}.note`,
        `login .cells[].${cell}.actor`,
        `login .cells[].${cell}.decidedBy`,
      ] as const,
  ),
  [entering, 'GET /api/filings/:id/template.xlsx', 'waiting []'],
  [entering, 'GET /api/filings/:id/evidence', 'note .evidence[].name', 'name .evidence[].actorName'],
  [workers, 'GET /api/filings/:id/uploads', 'note .uploads[].name', 'name .uploads[].actorName'],
  [workers, 'GET /api/filings/:id/uploads/:number/file', 'waiting []'],
  [
    ['reviewer', 'auditor'],
    'GET /api/review',
    'waiting .items[].observation.value',
    'waiting .items[].findings[].message',
    'note .items[].observation.note',
    'login .items[].observation.actor',
    'name .items[].reporterName',
    'note .items[].previous.note',
    'login .items[].previous.actor',
    'login .items[].previous.decidedBy',
  ],
  [
    ['reviewer', 'auditor'],
    'GET /api/review/approved',
    'note .items[].observation.note',
    'login .items[].observation.actor',
    'login .items[].observation.decidedBy',
    'name .items[].reporterName',
    'name .items[].deciderName',
  ],
  // Administrators import tables of history too.
  [
    ['reporter', 'reviewer', 'auditor', ...systemAdministrators],
    'GET /api/imports',
    'name .imports[].actorName',
  ],
  [
    ['reporter', 'reviewer', 'auditor', ...systemAdministrators],
    'GET /api/imports/:id',
    'name .actorName',
    'waiting .sample[].cells[]',
    'waiting .read[].value',
    'waiting .findings[].message',
  ],
  [['reporter', 'reviewer', 'auditor', ...systemAdministrators], 'GET /api/imports/:id/file', 'waiting '],
  [
    ['reporter', 'reviewer', 'auditor', ...systemAdministrators],
    'GET /api/imports/:id/findings.csv',
    'waiting ',
  ],

  // Orders are told to the whole organisation that answers for them.
  [[...sameOrganisation, 'reviewer'], 'GET /api/bell', 'name .rings[].actorName'],
  [entering, 'GET /api/bell', 'reason .rings[].cells[].reason'],
  // A change of an account that waits for their confirmation names its person.
  [
    systemAdministrators,
    'GET /api/bell',
    'name .rings[].actorName',
    'name .rings[].title',
    'login .rings[].title',
  ],
  [
    [...sameOrganisation, 'reviewer', 'reviewer elsewhere', ...orderReaders],
    'GET /api/timeliness',
    'name .units[].standings[].chased.byName',
  ],
  [
    [...sameOrganisation, 'reviewer', ...orderReaders],
    'GET /api/timeliness/filings/:id',
    'name .people[]',
    'name .reminders[].byName',
    'name .reminders[].people[]',
  ],
  [[...workers, 'secretary'], 'GET /api/timeliness/filings/:id', 'reason .cells[].returnReason'],
  [orderReaders, 'GET /api/action-items', 'name .instructions[].by'],
  [['secretary'], 'GET /api/action-items/filing', 'name .signers[].people[]'],
  [[...sameOrganisation, ...orderReaders], 'GET /api/action-items/:id', 'name .steps[].by'],
  [orderReaders, 'GET /api/targets/:id/instructions', 'name .instructions[].by'],

  [planReaders, 'GET /api/proposals', 'name .proposals[].by'],
  [planReaders, 'GET /api/plans', 'name .drafts[].changedBy'],
  [planReaders, 'GET /api/plans/:id', 'name .changedBy'],
  [planReaders, 'GET /api/policy/readings', 'name .readings[].changedBy'],
  [planReaders, 'GET /api/policy/readings/:id', 'name .changedBy'],

  [readers, 'GET /api/periods', 'name .periods[].closure.by', 'name .periods[].turns[].by'],
  [readers, 'GET /api/evaluation-snapshots', 'name .snapshots[].publishedBy'],
  [readers, 'GET /api/evaluation-snapshots/:id', 'name .publishedBy'],
  [readers, 'GET /api/meetings', 'name .meetings[].createdBy', 'name .meetings[].snapshots[].frozenBy'],
  [readers, 'GET /api/meetings/:id', 'name .createdBy', 'name .snapshots[].frozenBy'],
  ...['agenda', 'snapshots/:version'].map(
    (part) =>
      [
        readers,
        `GET /api/meetings/:id/${part}`,
        'name .narratives[].askedBy',
        'name .narratives[].answeredBy',
      ] as const,
  ),
  [readers, 'GET /api/meetings/:id/documents', 'name .made[].madeBy'],
  [readers, 'GET /api/meetings/:id/documents/:document', 'name []'],
  [roundReaders, 'GET /api/rounds', 'name .rounds[].createdBy'],
  [roundReaders, 'GET /api/rounds/:id', 'name .createdBy', 'name .asks[].answer.answeredBy'],
  [sameOrganisation, 'GET /api/rounds/:id', 'note .asks[].answer.progress'],
  [['reviewer', 'reviewer elsewhere', ...orderReaders], 'GET /api/rounds/:id/report.docx', 'name []'],
]
