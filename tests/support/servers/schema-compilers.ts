import type { SchemaCompilers } from '#server/app.ts'
import type { App } from '#server/http/fastify-app.ts'

let kept: SchemaCompilers | undefined

/** Compilers of the first application of this process: two thirds of a start go into what they have done already. */
export function compilersOfFirst(): SchemaCompilers | undefined {
  return kept
}

/** Keeps an application's compilers for those that are built after it. The one for requests knows what it has compiled. */
export function keepCompilers(app: App): void {
  const { validatorCompiler, serializerCompiler } = app
  if (kept || !validatorCompiler || !serializerCompiler) return
  const serializers = new WeakMap<object, ReturnType<typeof serializerCompiler>>()
  kept = {
    validator: validatorCompiler,
    serializer: (route) => {
      const schema = route.schema as object
      const known = serializers.get(schema) ?? serializerCompiler(route)
      serializers.set(schema, known)
      return known
    },
  }
}
