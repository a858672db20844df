/** The walls between rooms, as docs/contributing.md describes them. */

const domain = '^metrics/'

/** Folders that pages are made of or surrounded by. Any other folder of web has the pages of one kind of user. */
const notPages =
  'api|board|charts|components|composables|history|mapping|orders|public|second-factor|second-person|sheet|shell|stores|styles'
const pages = `(?!(?:${notPages})/)[^/]+`

/** A file under `from` may reach only what `to` names. */
const only = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to: { pathNot: to } })
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/**
 * The floors of the domain from the ground up: a room imports only rooms of lower floors. Rooms of one floor do not know
 * each other. Files on top of the folder, which others call by name, belong to a floor too.
 */
const floors = [
  ['(numbers/|(rounding|growth|growth-rate-progress|composite)[.]ts$)', 'workflow/'],
  ['period(/|[.]ts$)'],
  ['calendar/'],
  ['catalogue/'],
  ['reporting/'],
  ['series/'],
  ['reading/'],
  ['(judging/|schedule[.]ts$)'],
  ['assessment[.]ts$'],
  ['explaining/', 'consequences/', 'evaluation/', '(outlook/|forecast[.]ts$)', '(checks/|quality[.]ts$)'],
  ['drafts/'],
  ['policy/', 'agenda/', 'action-items/'],
  ['planning/'],
  ['wording/', 'charts/'],
  ['imports/'],
]
const floorRules = floors.flatMap((rooms, floor) =>
  rooms.map((room) =>
    never(
      'floors-of-metrics',
      'A room of metrics imports only from the floors below.',
      { path: `^metrics/${room}` },
      {
        path: domain,
        pathNot: [room, ...floors.slice(0, floor).flat()].map((known) => `^metrics/${known}`),
      },
    ),
  ),
)

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    never('no-cycles', 'No module knows one that knows it, of types neither.', {}, { circular: true }),
    // The optional driver may be missing.
    never('resolves', 'Every import is found.', {}, { couldNotResolve: true, pathNot: '^mysql2' }),
    never(
      'declared',
      'A package is imported only when package.json declares it.',
      {},
      {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown'],
      },
    ),
    never(
      'not-for-development-only',
      'What runs in production is not a devDependency.',
      { path: '^(metrics|seeds|server|web)/' },
      {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
      },
    ),
    never(
      'no-tests-in-the-product',
      'The product does not know its tests.',
      { path: '^(metrics|seeds|server|web)/' },
      {
        path: '^tests/',
      },
    ),

    only('metrics', 'The domain is pure: itself and one decimal library.', { path: domain }, [
      domain,
      '^node_modules/decimal[.]js/',
    ]),
    ...floorRules,
    never(
      'each-room-of-metrics-has-a-floor',
      'A new room or file is given its floor above.',
      { path: '^(server|seeds|web|tests|metrics)/' },
      { path: domain, pathNot: floors.flat().map((room) => `^metrics/${room}`) },
    ),
    only('seeds', 'The catalogue is data over the domain; its commands write files.', { path: '^seeds/' }, [
      '^seeds/',
      domain,
      '^node:',
      '^(fs|url|path)(/|$)',
    ]),
    only('contract', 'What goes over the wire: schemas over the domain.', { path: '^server/contract/' }, [
      '^server/contract/',
      domain,
      '^node_modules/typebox/',
    ]),
    only('server', 'The server knows the domain and the catalogue, never the pages.', { path: '^server/' }, [
      '^server/',
      '^seeds/',
      domain,
      '^node_modules/',
      '^(?!web/)[^./]+(/|$)',
      '^package[.]json$',
    ]),

    never(
      'sql-in-queries',
      'SQL stands in server/db, in server/records and in files named queries.ts.',
      {
        path: '^(server|tests)/',
        pathNot: [
          '^server/(db|records)/',
          '/queries[.]ts$',
          '^tests/server/(db|records)/',
          '/queries[.]test[.]ts$',
        ],
      },
      { path: '^node_modules/drizzle-orm/' },
    ),
    never(
      'driver-in-db',
      'Only server/db knows the database driver.',
      { path: '^server/', pathNot: '^server/db/' },
      {
        path: '^node_modules/(better-sqlite3|pg)/',
      },
    ),
    only(
      'exchange-is-pure',
      'How data are written and read for others knows the domain alone: no database, no request.',
      { path: '^server/exchange/' },
      ['^server/exchange/', '^server/documents/xml[.]ts$', domain],
    ),
    never(
      'features-apart',
      'A feature imports of another feature only its queries.ts.',
      {
        path: '^server/features/([^/]+)/',
      },
      {
        path: '^server/features/',
        pathNot: ['^server/features/$1/', '/queries[.]ts$'],
      },
    ),
    never(
      'db-below-features',
      'The database knows no feature, no board and no socket, nor what its ledger bears.',
      { path: '^server/db/' },
      {
        path: '^server/(features|judging|live|records)/',
      },
    ),
    never(
      'records-below-features',
      'What the ledger bears knows neither who writes it nor who shows it.',
      { path: '^server/records/' },
      {
        path: '^server/(access|backup|commands|features|http|judging|live|transfer)/',
      },
    ),
    never(
      'access-below-features',
      'The door knows nobody who stands behind it.',
      { path: '^server/access/' },
      {
        path: '^server/features/',
      },
    ),
    never(
      'sockets-and-http-below-features',
      'What is the same for every request, and the sockets, know no feature.',
      { path: '^server/(http|live)/' },
      {
        path: '^server/features/',
      },
    ),
    only(
      'seeds-at-the-start',
      'What is shipped reaches the server at its start, its database and its catalogue.',
      {
        path: '^server/',
        pathNot: [
          '^server/(main|start/first-start|start/seed-demo-work|catalogue-source)[.]ts$',
          '^server/db/',
        ],
      },
      '^(?!seeds/)',
    ),
    never(
      'judging-below-features',
      'What is judged knows neither who asks for it nor how it is sent.',
      { path: '^server/judging/' },
      {
        path: '^server/(features|http|live)/',
      },
    ),

    never(
      'web',
      'The pages know the domain and, as types only, the contract.',
      { path: '^web/', pathNot: '^web/(dev|build-if-stale)[.]ts$' },
      {
        path: '^(server|seeds)/',
        pathNot: '^server/contract/',
      },
    ),
    never(
      'web-contract-types-only',
      'The contract reaches the pages as types only; the table of rights, which is plain data, as it stands.',
      { path: '^web/' },
      {
        path: '^server/',
        pathNot: '^server/contract/rights[.]ts$',
        dependencyTypesNot: ['type-only'],
      },
    ),
    never(
      'pages-apart',
      'A page knows no other page, and neither does what surrounds them.',
      {
        path: [`^web/(${pages})/`, '^web/(shell|board|history|mapping|orders|second-factor|second-person)/'],
      },
      { path: `^web/${pages}/`, pathNot: '^web/$1/' },
    ),
    never(
      'scenes-apart',
      'A scene of the wall knows neither another scene nor the frame around it.',
      { path: '^web/wall/scenes/([^/]+)/' },
      { path: '^web/wall/', pathNot: ['^web/wall/scenes/$1/', '^web/wall/scenes/scene[.]ts$'] },
    ),
    never(
      'pages-on-top',
      'What pages are made of knows none of them.',
      {
        path: '^web/(api|board|charts|components|composables|history|mapping|orders|second-factor|second-person|sheet|stores)/',
      },
      { path: [`^web/${pages}/`, '^web/shell/'] },
    ),
    never(
      'components-know-no-store',
      'Components and charts get props; they touch no store, API or router.',
      {
        path: '^web/(components|charts)/',
      },
      { path: ['^web/(stores|api)/', '^web/(router|routes)[.]ts$', '^node_modules/(vue-router|pinia)/'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Their packages are installed elsewhere, by a lock of their own.
    exclude: { path: '^tests/long/api-tools/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.vue', '.js', '.mjs', '.json'],
    },
  },
}
