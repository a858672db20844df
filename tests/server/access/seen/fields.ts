/** The kinds of fields that only some may see, with the callers (may-pass.ts) of the routes that answer with them. */
export const callersOf = {
  /** A person's words on a figure: for those who work on figures. */
  figure: 'reporter reviewer auditor',
  /** A person, by name or login name: for who works with people, and not for whoever only reads. */
  person: 'system-administrator security-administrator reporter reviewer secretary auditor reader',
  /** The place from which a person signed in: for auditors, and for that person. */
  address: 'auditor',
  /** A secret that is shown once, to whom it is given. */
  secret: 'system-administrator security-administrator reporter reviewer secretary auditor reader remote',
} as const

/** The fields of each kind. */
export const bearing: Readonly<Record<keyof typeof callersOf, string>> = {
  figure: 'note returnReason',
  person:
    'actor actorName by byName answeredBy askedBy changedBy confirmedBy createdBy decidedBy deciderName displayName editedBy frozenBy grantedBy madeBy orderedBy people publishedBy reporterName attendees person lockedUntil',
  address: 'address browser',
  secret: 'password secret',
}

/** Routes with such fields that are open to more callers; seen.test.ts holds which of these see the fields. */
export const openToMore: Readonly<Record<keyof typeof callersOf, readonly string[]>> = {
  figure: [
    'GET /api/collectors',
    'GET /api/targets/:id/why',
    'GET /api/observations',
    'GET /api/imports/:id',
    'GET /api/timeliness/filings/:id',
    'GET /api/meetings/:id/notes',
  ],
  person: [
    'GET /api/session',
    'GET /api/remote',
    'GET /api/targets/:id/why',
    'GET /api/observations',
    'GET /api/disputes',
    'GET /api/imports',
    'GET /api/imports/:id',
    'GET /api/periods',
    'GET /api/timeliness',
    'GET /api/evaluation-snapshots',
    'GET /api/evaluation-snapshots/:id',
    'GET /api/meetings',
    'GET /api/meetings/:id',
    'GET /api/meetings/:id/agenda',
    'GET /api/meetings/:id/snapshots/:version',
    'GET /api/meetings/:id/notes',
    'GET /api/meetings/:id/documents',
  ],
  address: ['GET /api/session/others'],
  secret: [],
}

/** All other fields of answers. A new field belongs here only if everybody may see it who may call a route with it. */
export const plain = `
absence absent accepted accessChanges accumulation achieved across act action acts actual added after again agenda
aheadSeconds aliases alone already alsoLedBy among answer answerable answered answeredAt approval approved approvedAt
asked askedAt asks asOf assignedOn assumed at atOnce attempt attempts attendance audiences auditBegunAt awaited backups
baseline basis before beforeEnd begunAt behind below besides best between beyondRounding boards bound breakPeriod breaks
bufferedBytes build byCounty byEnd bytes calendarYears came cancelledFor cause cell cells chance changedAt changes
chased choices citations clause clausePath clauses clauseTitle cleared clock closed closing closure code codesLeft
collaborators collectedTo collective collectors colour column columns comment commit commitment comparator comparedWith
completion components computed condition confirmedAt connections contribution converted coordination copies correction
count countingFrom countingRule counts createdAt crossings current curves database date dated days daysLate daysLeft
deadline decidable decided decidedAt decimals decision decisionReason decisions demanded demo demoDay denominator
density detail difference differences digest dimming direction disabledAt disclosure disclosures display displays
disputed disputes distance document documents documentTitle done doubt draft drafts dropped due dueAt dueNote duties
earlierInSpan earliest editedAt edition embargo empty enabled end ended endedAt endedOn endorsed engine entries entry
errors evaluableAt evaluation evaluationSchemes evidence except exception exceptions exclusive expectedPeriod expiresAt
extension failedJobs failing failure farBehind fault faults field fields figures file filedOn files filing filings
filter findings first firstOn fixed folder followed force forecast foreign form format formula freeBytes frequencies
frequency from fromHour frozen frozenAt further gap gapNow ghost givenUp goes grantAsked ground growthOf hash
hasReporter hasSecret head header heads heapLimitBytes heapUsedBytes height held heldUp high high80 highest history hold
horizon id idleMinutes imports index indicator indicatorName indicators inferred inputs instance instances instead
instruction instructions interrupted inUse isFirst isMap issuer issuers item items januaryMerged jobs joint jointRemark
judged judgement key kind kinds label lacking lacks lag lagMonths last lastActiveAt lastAt lastChance lastDoneAt
lastError lastFailure lastGap lastGood lastHour lastLight lastOwed lastRun lastSeenAt lastUsedAt late lead leadAssumed
leadRule leads ledger ledgerAt left level levels light lightNow lightRule lightRules lights limits lines live lockDays
locksAfter log look lookedFrom loopDelaySeconds low low80 lowest made madeAt madeAtMachine madeOf mail mails map mapping
maps mark marks matched mayChange mayDecide mayExceed mayGrant mayHandIn mayOpen maySubmit mayTakeBack means measures
median meeting meetings memoryBytes message messages met method migratedAt migration milestones missed missing most
mostSockets mostWaiting mustFirst name names narratives negative newestVersion next nextAt noBaseline nobody
nobodyReviews nobodySigns noData node notApplicable notes notices notStarted notTaken number numerator observation
observations of off offered oldestReviewAt oldestWaitingAt on online onSchedule open opens options order ordered
orderedAt orders ordersOn orderVersion organisation organisationGone organisationName organisations otherChanges others
outbox outcome outcomes outdated overdue overdueDays overdueSince overRegions owed own ownPeriod ownUnanswered page
paintedAt parent part partOf parts party passes passwordGiven passwordGivenAt path pattern pendingReview percent period
periods place plan planned plans point pointsDrawn pointsRead preferred previous printed problem problems process
producer profile profiles progress promptness proposal proposals proposed provenance published publishedAt publisher
queries query question questions queues quote rankings rate read reading readings readTo real reason recipients record
recorder records recoveryCodes redTitle reforms refusals refused region regional regionName regions releaseMonths remark
remarks remembered remindedAt reminders remote remotes removable repeated report reportDays reported reporter reporters
reportFrom reports residentBytes responsible restored result results returned review reviewLevels revised revisedLight
revision revokedAt rights rings role roles rounds row rows rule running runs said same sample says scene scenes schedule
scheme scope scopes score sealed secondFactor secondFactorAt seconds see sensitivity sentence sequence series sessions
setAside severity sha256 shapes share shared sheet sheets shipped shortTitle signed signers signIns silentDays
silentSeconds since singleHanded size skipped slug snapshot snapshots sockets softeners sound source sources spanAssumed
stalled standing standingNow standings start startedAt state stated status steady step steps subject subjectName
submitted subtitle suggestedAt summary sumOf support supported table taken takenAt target targetName targets targetValue
text threads threeAdministrators time times title to today toGreen toHandOver token tokens told toldAt total transitions
turned turns twoPersons type unanswered unasked undated undelivered under unexplained unit units unjudged unowed unread
unreported unreviewed unsettled until untilHour unusual uploads uri url value valueNow values verdict version versions
waited waiting waits waitsAt walls watched webhookHost webhooks weight what why width withdrawn within workbooks
workingDays workingDaysLeft worst year yearBefore yearPart
`
