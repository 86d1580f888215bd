// What the questions of services must keep to, so that every way through them ends at a service after two answers at most.
import type { Plan, Question, Service } from '../../shared/plan.ts'
import { type Report, repeated } from './planProblem.ts'

/** An answer leads to this service or to another one that asks nothing itself (rule G12). */
export function checkQuestions({ services }: Plan, report: Report): void {
  const byId = new Map(services.map((service) => [service.id, service]))
  const target = (from: Service, { leadsTo }: Question['options'][number], path: string) => {
    if (leadsTo === null) return
    const to = byId.get(leadsTo)
    if (!to) return report(path, 'unknown-service', { service: leadsTo })
    if (to === from) return report(path, 'leads-to-itself', { service: leadsTo })
    if (to.questions.length > 0) report(path, 'leads-to-questions', { service: leadsTo })
    if (to.channel !== from.channel) report(path, 'other-channel', { service: leadsTo })
  }
  const reached = new Set(
    services.flatMap(({ questions }) => questions.flatMap(({ options }) => options.map(({ leadsTo }) => leadsTo))),
  )
  services.forEach((service, at) => {
    const path = `services.${at}`
    duplicates(service.questions, `${path}.questions`, report)
    service.questions.forEach(({ options }, question) => {
      const here = `${path}.questions.${question}.options`
      duplicates(options, here, report)
      options.forEach((option, position) => {
        target(service, option, `${here}.${position}.leadsTo`)
      })
      if (options.every(({ documents, leadsTo }) => leadsTo === null && documents.length === 0))
        report(`${path}.questions.${question}`, 'answers-alike', {}, 'warning')
    })
    if (!service.listed && !reached.has(service.id))
      report(path, 'service-not-reached', { service: service.id }, 'warning')
  })
}

function duplicates(list: readonly { readonly id: string }[], path: string, report: Report) {
  repeated(list.map(({ id }) => id)).forEach(([at, id]) => {
    report(`${path}.${at}.id`, 'duplicate-id', { id })
  })
}
