/** The identities that work on the figures of the office. */
const office = ['reporter', 'token of an office']
const workers = [...office, 'reviewer', 'auditor']
const sameOrganisation = [...office, 'reporter elsewhere']
const governors = ['security-administrator', 'administrator']
const keepers = ['system-administrator', 'administrator']
const planners = [...keepers, 'auditor', 'token of the catalogue']
const people = [
  ...['reporter', 'reporter of others', 'reporter elsewhere', 'reviewer', 'reviewer elsewhere', 'secretary'],
  ...['reader', 'auditor', 'system-administrator', ...governors, 'remote'],
]
const readers = [...people, 'token of an office', 'token that publishes', 'token that reads']
const orders = ['secretary', 'reader', 'auditor']

/**
 * Who sees what is marked, and where: identities, route, then the kinds of marks with the places of the answer. Whatever is not listed is seen by
 * nobody. Names that all readers see are those under acts that the office signs: convening, freezing, answering, closing, publishing.
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
    [...governors, 'auditor'],
    'GET /api/people',
    'login .people[].id',
    'login .people[].name',
    'name .people[].displayName',
  ],
  [
    [...governors, 'system-administrator', 'auditor'],
    'GET /api/people/changes',
    'login .changes[].person',
    'login .changes[].title',
    'name .changes[].title',
    'name .changes[].by',
  ],
  [[...keepers, 'auditor'], 'GET /api/displays', 'login .displays[].confirmedBy'],

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
  [office, 'GET /api/observations/history', 'note .evidence[].name', 'name .evidence[].actorName'],
  [office, 'GET /api/filings', 'name .filings[].chased.byName'],
  [
    office,
    'GET /api/filings/:id',
    'name .chased.byName',
    'waiting .cells[].history[].value',
    'waiting .cells[].next.value',
  ],
  ...['current', 'returned'].map(
    (cell) =>
      [
        office,
        'GET /api/filings/:id',
        `waiting .cells[].${cell}.value`,
        `reason .cells[].${cell}.returnReason`,
      ] as const,
  ),
  ...['current', 'returned', 'previous'].map(
    (cell) =>
      [
        office,
        'GET /api/filings/:id',
        `note .cells[].${cell}.note`,
        `login .cells[].${cell}.actor`,
        `login .cells[].${cell}.decidedBy`,
      ] as const,
  ),
  [office, 'GET /api/filings/:id/template.xlsx', 'waiting []'],
  [office, 'GET /api/filings/:id/evidence', 'note .evidence[].name', 'name .evidence[].actorName'],
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
  // Tables of history are kept by administrators too.
  [['reporter', 'reviewer', 'auditor', ...keepers], 'GET /api/imports', 'name .imports[].actorName'],
  [
    ['reporter', 'reviewer', 'auditor', ...keepers],
    'GET /api/imports/:id',
    'name .actorName',
    'waiting .sample[].cells[]',
    'waiting .read[].value',
    'waiting .findings[].message',
  ],
  [['reporter', 'reviewer', 'auditor', ...keepers], 'GET /api/imports/:id/file', 'waiting '],
  [['reporter', 'reviewer', 'auditor', ...keepers], 'GET /api/imports/:id/findings.csv', 'waiting '],

  [[...office, 'reviewer'], 'GET /api/bell', 'name .rings[].actorName'],
  [office, 'GET /api/bell', 'reason .rings[].cells[].reason'],
  [
    [...sameOrganisation, 'reviewer', 'reviewer elsewhere', ...orders],
    'GET /api/timeliness',
    'name .units[].standings[].chased.byName',
  ],
  [
    [...sameOrganisation, 'reviewer', ...orders],
    'GET /api/timeliness/filings/:id',
    'name .people[]',
    'name .reminders[].byName',
    'name .reminders[].people[]',
  ],
  [[...workers, 'secretary'], 'GET /api/timeliness/filings/:id', 'reason .cells[].returnReason'],
  [orders, 'GET /api/action-items', 'name .instructions[].by'],
  [['secretary'], 'GET /api/action-items/filing', 'name .signers[].people[]'],
  [[...sameOrganisation, ...orders], 'GET /api/action-items/:id', 'name .steps[].by'],
  [orders, 'GET /api/targets/:id/instructions', 'name .instructions[].by'],

  [planners, 'GET /api/proposals', 'name .proposals[].by'],
  [planners, 'GET /api/plans', 'name .drafts[].changedBy'],
  [planners, 'GET /api/plans/:id', 'name .changedBy'],
  [planners, 'GET /api/policy/readings', 'name .readings[].changedBy'],
  [planners, 'GET /api/policy/readings/:id', 'name .changedBy'],

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
]
