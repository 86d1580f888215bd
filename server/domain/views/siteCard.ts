import type { Plan } from '../../../shared/plan.ts'
import type { SiteCard } from '../../../shared/views.ts'

export const siteCard = ({ site, example }: Plan): SiteCard => ({
  id: site.id,
  name: site.name,
  town: site.town,
  address: site.address,
  timeZone: site.timeZone,
  example,
  look: {
    accent: site.look.accent,
    accentOnDark: site.look.accentOnDark,
    arms: site.look.arms === null ? null : `/arms/${site.id}`,
  },
})
