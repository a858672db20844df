const office = ['reporter', 'token of an office']
const governors = ['security-administrator', 'administrator']
const keepers = ['system-administrator', 'administrator']
const people = [
  ...['reporter', 'reporter of others', 'reporter elsewhere', 'reviewer', 'reviewer elsewhere', 'secretary'],
  ...['reader', 'auditor', 'system-administrator', ...governors, 'remote'],
]

/**
 * Who is told what is marked when they change something, and where: identities, route, then the kinds of marks with the places of the
 * answer, of a refusal too (`.detail`). Whatever is not listed is told to nobody.
 */
export const toldTo: readonly (readonly [who: readonly string[], route: string, ...places: string[]])[] = [
  // What stands again in a cell after something was taken back.
  ...['DELETE /api/observations/drafts', 'POST /api/observations/recalls'].map(
    (route) =>
      [
        office,
        route,
        'note .withdrawn[].current.note',
        'login .withdrawn[].current.actor',
        'login .withdrawn[].current.decidedBy',
      ] as const,
  ),
  [
    office,
    'POST /api/observations/recalls',
    'waiting .withdrawn[].current.value',
    'reason .withdrawn[].current.returnReason',
  ],
  ...['POST /api/filings/:id/evidence', 'DELETE /api/filings/:id/evidence/:number'].map(
    (route) => [office, route, 'note .evidence[].name', 'name .evidence[].actorName'] as const,
  ),
  [
    office,
    'POST /api/filings/:id/uploads',
    'waiting .changes[].before.text',
    'waiting .changes[].after.text',
    'waiting .changes[].findings[].message',
  ],
  [office, 'PUT /api/filings/:id/uploads', 'note .uploads[].name', 'name .uploads[].actorName'],
  [[...office, 'reporter elsewhere', 'reviewer', 'secretary'], 'PUT /api/bell', 'name .rings[].actorName'],
  [office, 'PUT /api/bell', 'reason .rings[].cells[].reason'],
  // Changes of accounts that wait for who confirms them.
  [keepers, 'PUT /api/bell', 'login .rings[].title', 'name .rings[].title', 'name .rings[].actorName'],

  ...['request-extension', 'report', 'acknowledge'].map(
    (action) => [['reporter'], `POST /api/action-items/:id/${action}`, 'name .steps[].by'] as const,
  ),
  ...['refuse', 'grant', 'return', 'close', 'assign', 'withdraw'].map(
    (action) => [['secretary'], `POST /api/action-items/:id/${action}`, 'name .steps[].by'] as const,
  ),
  [['secretary'], 'POST /api/meetings/:id/documents', 'name .made[].madeBy', 'name .ordered[].orderedBy'],
  ...['hold', 'close'].map(
    (turn) =>
      [
        ['secretary'],
        `POST /api/meetings/:id/${turn}`,
        'name .createdBy',
        'name .snapshots[].frozenBy',
      ] as const,
  ),
  [['secretary'], 'POST /api/meetings/:id/cancel', 'name .createdBy'],
  [['secretary'], 'POST /api/meetings/:id/freeze', 'name .snapshot.frozenBy'],
  [['administrator'], 'POST /api/evaluation-snapshots', 'name .publishedBy'],
  // Who of the organisation answered meanwhile.
  [['reporter elsewhere', 'token of an office'], 'PUT /api/rounds/:id/answers/:number', 'name .detail'],
  // Who changed the draft last.
  [[...keepers, 'token of the catalogue'], 'POST /api/plans/:id/publish', 'name .detail'],

  ...['POST /api/people', 'POST /api/people/changes/:id/confirm'].map(
    (route) =>
      [governors, route, 'login .person.id', 'login .person.name', 'name .person.displayName'] as const,
  ),
  [governors, 'POST /api/people', 'login .detail'],
  ...['PATCH /api/people/:id', 'DELETE /api/people/:id/second-factor'].map(
    (route) => [governors, route, 'login .id', 'login .name', 'name .displayName'] as const,
  ),
  [governors, 'POST /api/people/:id/password', 'login .detail', 'name .detail'],
  [governors, 'POST /api/tokens', 'login .token.createdBy'],
  [keepers, 'POST /api/displays', 'login .confirmedBy'],
  [keepers, 'PUT /api/displays/:id', 'login .confirmedBy'],
  // Who takes a display over from another remote is told from whom.
  [['secretary'], 'PUT /api/displays/:id/lead', 'name .from'],
  ...['POST /api/remotes', 'PUT /api/remotes/:id'].map(
    (route) => [[...keepers, 'secretary'], route, 'login .confirmedBy'] as const,
  ),
  ...['POST /api/display-profiles', 'PUT /api/display-profiles/:id', 'POST /api/display-profiles/file'].map(
    (route) => [keepers, route, 'login .changedBy'] as const,
  ),
  ...['PUT /api/maps/:region', 'POST /api/maps/:region/restored', 'DELETE /api/maps/:region'].map(
    (route) => [keepers, route, 'login .versions[].changedBy'] as const,
  ),
  // Everybody is told who they are themselves.
  [people, 'POST /api/session/second-factor', 'login .uri'],
]
