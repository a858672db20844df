import Type, { type Static } from 'typebox'
import { DateText, Id, Instant } from './scalars.ts'

/** The pictures of a board: the counts of its lights, all targets with their lights, the organisations by their lights. */
export const boardPictures = ['counts', 'lights', 'organisations'] as const
/** Vector graphics (svg), or the same in pixels (png), twice as many each way. */
export const pictureForms = ['svg', 'png'] as const

const scope = Type.String({
  maxLength: 120,
  description: 'region code (that region and below) or document id',
})
const at = Type.Optional(DateText)

/** `GET /api/pictures/:picture.:form?scope=&at=`. */
export const BoardPictureName = Type.Object({
  picture: Type.Enum(boardPictures),
  form: Type.Enum(pictureForms),
})
export const BoardPictureQuery = Type.Object({ scope, at }, { additionalProperties: false })
/** `GET /api/targets/:id/curve.:form?at=`: the curve of a target, with plan and forecast. */
export const TargetCurveName = Type.Object({ id: Id, form: Type.Enum(pictureForms) })
export const TargetCurveQuery = Type.Object({ at }, { additionalProperties: false })

const longestDays = 366
const address = {
  form: Type.Enum(pictureForms),
  at,
  days: Type.Integer({ title: '有效天数', minimum: 1, maximum: longestDays }),
}
/**
 * `POST /api/picture-addresses`: an address of one picture that needs no sign-in and ends after `days`. Without `at` the picture is that
 * of the day on which it is asked for.
 */
export const PictureAddressDraft = Type.Union([
  Type.Object({ picture: Type.Enum(boardPictures), scope, ...address }, { additionalProperties: false }),
  Type.Object({ picture: Type.Literal('curve'), target: Id, ...address }, { additionalProperties: false }),
])
export const PictureAddress = Type.Object({
  path: Type.String({ description: '/api/pictures/signed?address=…' }),
  expiresAt: Instant,
})
/** The bytes of a picture. */
export const PictureContent = Type.Unsafe<unknown>({ description: 'the bytes of the picture' })

export type PictureOfBoard = (typeof boardPictures)[number]
export type PictureForm = (typeof pictureForms)[number]
export type PictureAddressDraft = Static<typeof PictureAddressDraft>
export type PictureAddress = Static<typeof PictureAddress>
