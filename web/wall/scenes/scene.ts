import type { SceneName } from '#metrics/wording/installation/scenes.ts'
import type { Component } from 'vue'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { StageSize } from '../../composables/stage-size.ts'
import type { BoardPicture } from '../../stores/board-picture.ts'
import type { MorningAnswers } from '../../stores/held-mornings.ts'
import type { ReasonsAnswers } from '../../stores/held-reasons.ts'
import type { SeriesAnswers } from '../../stores/held-series.ts'

/** What the wall must have before a scene can be drawn. `targets`: at least one on the board. */
export type Need = 'board' | 'catalogue' | 'targets'

/** One way of showing a board. Header, ticker, why panel, focus and notices are the frame's. */
export interface Scene {
  /** In the wall's address: `scene=attention`. */
  readonly name: SceneName
  /** What a leader wants to know who looks at it. */
  readonly question: string
  readonly needs: readonly Need[]
  /** Its program, a file of its own: takes `SceneProps`, tells `SceneEvents`. */
  readonly load: () => Promise<{ readonly default: Component }>
}

/** A scene whose program has come. */
export interface LoadedScene extends Scene {
  readonly component: Component
}

export interface SceneProps {
  /** The board: its targets as `rows`. */
  readonly picture: BoardPicture
  /** Series and reasons of the board: opened with `useOpened`, and then kept true by its line. */
  readonly series: SeriesAnswers
  readonly reasons: ReasonsAnswers
  /** The lights as they were known when a day began. */
  readonly mornings: MorningAnswers
  /** The business date, whatever the board's reference date. */
  readonly today: string
  readonly index: CatalogueIndex
  readonly stage: StageSize
  /** Targets in focus, the first of them first. */
  readonly focus: readonly string[]
}

export interface SceneEvents {
  /** The targets that the focus is to turn through, in their order, and how many stand in focus at a time. */
  turn: [order: readonly string[], panes: number]
  /** A person moves the focus. */
  choose: [target: string]
  /** A person asks why a target has its light. */
  explain: [target: string]
}
