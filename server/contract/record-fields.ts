import Type, { type TSchema } from 'typebox'
import { Id, ProgramText } from './scalars.ts'

/** An object of a record's fields, and of no others. */
export const record = <T extends Type.TProperties>(fields: T) =>
  Type.Object(fields, { additionalProperties: false })
export const maybe = <T extends TSchema>(schema: T) => Type.Optional(schema)
export const many = <T extends TSchema>(schema: T) => Type.Array(schema, { maxItems: 1000 })

export const Name = ProgramText({ minLength: 1, maxLength: 200 })
export const Remarks = many(ProgramText({ maxLength: 2000 }))
export const Ids = many(Id)
