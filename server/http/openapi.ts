// The OpenAPI document, made from the endpoints' own schemas: OpenAPI 3.1 takes JSON Schema as zod writes it.
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'

const schemaOf = (schema: z.ZodType) => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}

const ProblemJson = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  paths: z.array(z.string()).optional(),
  problems: z
    .array(z.object({ at: z.string(), code: z.string(), params: z.record(z.string(), z.string()) }))
    .optional(),
})

const parametersOf = ({ path, query, method }: Endpoint) => [
  ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !(schema as z.ZodType).safeParse(undefined).success,
    schema: schemaOf(schema as z.ZodType),
  })),
  ...(method === 'post'
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          schema: { type: 'string' },
          description: 'The same key again answers as the first time and changes nothing',
        },
      ]
    : []),
]

const bodyAnswers = {
  400: { what: 'Malformed JSON, or fields that do not fit' },
  413: { what: 'A body over 64 kB, or over 1 MB for a list' },
}
const queryAnswers = { 400: { what: 'A query that does not fit' } }

const answersOf = ({ answers, body, query }: Endpoint) =>
  Object.fromEntries(
    Object.entries({ ...(query && queryAnswers), ...(body && bodyAnswers), ...answers }).map(
      ([status, { what, schema }]: [string, Endpoint['answers'][number]]) => [
        status,
        {
          description: what,
          ...(Number(status) >= 400
            ? { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
            : schema && { content: { 'application/json': { schema: schemaOf(schema) } } }),
        },
      ],
    ),
  )

const securityOf = ({ door }: Endpoint) => (door === 'public' ? [] : [{ [door === 'holder' ? 'ticket' : 'token']: [] }])

/** As JSON, and as whatever texts the endpoint takes as well. */
const contentOf = (body: z.ZodType, texts: Endpoint['texts'] = []) =>
  Object.fromEntries([
    ['application/json', { schema: schemaOf(body) }],
    ...texts.map((type) => [type, { schema: { type: 'string' } }]),
  ])

const operationOf = (endpoint: Endpoint) => ({
  summary: endpoint.summary,
  operationId: `${endpoint.method}${endpoint.path.replaceAll(/[^A-Za-z]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '')}`,
  security: securityOf(endpoint),
  parameters: parametersOf(endpoint),
  ...(endpoint.body && { requestBody: { content: contentOf(endpoint.body, endpoint.texts) } }),
  responses: answersOf(endpoint),
})

/** OpenAPI 3.1 of all endpoints; paths are given below `/api`. */
export const openApiDocument = (endpoints: readonly Endpoint[], version: string) => {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    const path = `/api${endpoint.path}`
    paths[path] = { ...paths[path], [endpoint.method]: operationOf(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lotse',
      version,
      description: 'Visitor flow of a citizen-service centre: numbers, calls, desks.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemJson) },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: '`npm run lotse -- token --role staff --site kempten`' },
        ticket: { type: 'apiKey', in: 'header', name: 'Authorization', description: '`Ticket <key>`' },
      },
    },
  }
}
