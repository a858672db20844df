import type { SceneName } from '#metrics/wording/installation/scenes.ts'
import type { Component } from 'vue'
import type { MappedShape } from '#metrics/charts/region-map.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { StageSize } from '../../composables/stage-size.ts'
import type { BoardPicture } from '../../stores/board-picture.ts'
import type { MorningAnswers } from '../../stores/held-mornings.ts'
import type { ReasonsAnswers } from '../../stores/held-reasons.ts'
import type { SeriesAnswers } from '../../stores/held-series.ts'

/** The data that a scene needs before it is drawn. `a-target`: the board has at least one. */
export type Need = 'board' | 'catalogue' | 'a-target'

/** A way of showing a board. Header, ticker, explanation of lights, focus and notices belong to the frame. */
export interface Scene {
  /** The name of the scene in the wall's address: `scene=attention`. */
  readonly name: SceneName
  /** The question of a leader that the scene answers. */
  readonly question: string
  readonly needs: readonly Need[]
  /** The scene's component, in a file of its own, which takes `SceneProps` and emits `SceneEvents`. */
  readonly load: () => Promise<{ readonly default: Component }>
}

/** A scene whose component is loaded. */
export interface LoadedScene extends Scene {
  readonly component: Component
}

/** The map of the regions below the board's, with the component that draws it. */
export interface ShownMap {
  /** The region and the number of the version, by which no other map is called. */
  readonly name: string
  readonly approval: string
  readonly shapes: readonly MappedShape[]
  readonly chart: Component
}

export interface SceneProps {
  /** The picture of the board, with its targets in `rows`. */
  readonly picture: BoardPicture
  /** The series and reasons of the board: `useOpened` opens one, and the board's line keeps it up to date. */
  readonly series: SeriesAnswers
  readonly reasons: ReasonsAnswers
  /** The lights as known when a day began. */
  readonly mornings: MorningAnswers
  /** The business date, whatever the board's reference date. */
  readonly today: string
  readonly index: CatalogueIndex
  readonly stage: StageSize
  /** The targets in focus, the leading one first. */
  readonly focus: readonly string[]
  /** The map of the board's region; null where none is kept, or not yet there. */
  readonly map: ShownMap | null
}

export interface SceneEvents {
  /** The targets that the focus turns through, one after another, and the number in focus at a time. */
  turn: [targets: readonly string[], panes: number]
  /** A person moves the focus. */
  choose: [target: string]
  /** A person asks for the reasons of a target's light. */
  explain: [target: string]
}
