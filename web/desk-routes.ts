import type { RouteRecordRaw } from 'vue-router'
import { needed } from '#server/contract/rights.ts'
import { pageTitles } from './page-titles.ts'

/** The pages of reporting, reporting rounds, review and timeliness. */
export const deskPages: readonly RouteRecordRaw[] = [
  {
    path: 'entry',
    name: 'entry',
    component: () => import('./entry/EntryPage.vue'),
    meta: { title: pageTitles.entry, right: needed.entry },
  },
  {
    path: 'entry/:id',
    name: 'filing',
    component: () => import('./entry/FilingPage.vue'),
    props: true,
    meta: { title: pageTitles.filing, right: needed.entry },
  },
  {
    path: 'practice/:id',
    name: 'practice',
    component: () => import('./entry/FilingPage.vue'),
    props: ({ params }) => ({ id: params['id'], practice: true }),
    meta: { title: pageTitles.practice, right: needed.entry },
  },
  {
    path: 'imports',
    name: 'imports',
    component: () => import('./imports/ImportsPage.vue'),
    meta: { title: pageTitles.imports, right: needed.imports },
  },
  {
    path: 'imports/:id',
    name: 'import',
    component: () => import('./imports/ImportPage.vue'),
    props: true,
    meta: { title: pageTitles.imports, right: needed.imports },
  },
  {
    path: 'review',
    name: 'review',
    component: () => import('./review/ReviewPage.vue'),
    meta: { title: pageTitles.review, right: needed.reviewQueue },
  },
  {
    path: 'review/approved',
    name: 'approved',
    component: () => import('./review/approved/ApprovedPage.vue'),
    meta: { title: pageTitles.approved, right: needed.reviewQueue },
  },
  {
    path: 'help/:chapter',
    name: 'help',
    component: () => import('./help/HelpPage.vue'),
    props: true,
    meta: { title: pageTitles.help, right: needed.boards },
  },
  {
    path: 'rounds',
    name: 'rounds',
    component: () => import('./rounds/RoundsPage.vue'),
    meta: { title: pageTitles.rounds, right: needed.rounds },
  },
  {
    path: 'rounds/new',
    name: 'new-round',
    component: () => import('./rounds/NewRoundPage.vue'),
    meta: { title: pageTitles.newRound, right: needed.openRounds },
  },
  {
    path: 'rounds/:id',
    name: 'round',
    component: () => import('./rounds/RoundPage.vue'),
    props: true,
    meta: { title: pageTitles.rounds, right: needed.rounds },
  },
  {
    path: 'timeliness',
    name: 'timeliness',
    component: () => import('./timeliness/TimelinessPage.vue'),
    meta: { title: pageTitles.timeliness, right: needed.completeness },
  },
]
