import type { SchemaCompilers } from '#server/app.ts'
import type { App } from '#server/http/fastify-app.ts'

let kept: SchemaCompilers | undefined

/** The compilers of the first application of this process, which save a later one their work. */
export function compilersOfFirst(): SchemaCompilers | undefined {
  return kept
}

/** An application's compilers are kept for later ones. */
export function keepCompilers(app: App): void {
  const { validatorCompiler, serializerCompiler } = app
  if (kept || !validatorCompiler || !serializerCompiler) return
  kept = {
    validator: onceEach(validatorCompiler, ({ schema }) => schema),
    serializer: onceEach(serializerCompiler, ({ schema }) => schema),
  }
}

/** A schema is recognised as the same object, or, where a route makes its own at each start, by its text. */
function onceEach<Route, Compiled>(
  compile: (route: Route) => Compiled,
  schemaOf: (route: Route) => unknown,
): (route: Route) => Compiled {
  const byObject = new WeakMap<object, Compiled>()
  const byText = new Map<string, Compiled>()
  return (route) => {
    const schema = schemaOf(route) as object
    const known = byObject.get(schema)
    if (known !== undefined) return known
    const text = JSON.stringify(schema)
    const compiled = byText.get(text) ?? compile(route)
    byObject.set(schema, compiled)
    byText.set(text, compiled)
    return compiled
  }
}
