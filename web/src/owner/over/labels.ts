//! What the inputs of a number are called, and the sides of the people behind it.

import type { Say } from '../../words'

const words: Record<string, string> = {
  acl_years: 'why-acl-years', active_at_end: 'why-active-at-end', active_at_start: 'why-active-at-start', aov_net_minor: 'why-aov-net',
  base: 'why-base', base_prev_minor: 'why-base-before', bought: 'why-bought', came_again: 'why-came-again', came_next: 'why-came-next',
  churned: 'why-churned', churned_minor: 'why-churned-money', contraction: 'why-contraction', contraction_minor: 'why-contraction-money',
  counted: 'why-counted', credit_sales_minor: 'why-credit-sales', customer_base: 'why-base', customers: 'why-customers',
  customers_ever: 'why-known', days: 'why-days', detractors: 'why-detractors', dormant: 'why-dormant', events: 'why-came-again',
  expansion: 'why-expansion', expansion_minor: 'why-expansion-money', gaps: 'why-gaps', gone: 'owner-light-gone', green: 'owner-light-green',
  gross_minor: 'why-gross', known: 'why-known', lost: 'why-lost', loyal: 'why-loyal', loyal_customers: 'why-loyal', net_minor: 'why-net',
  new: 'why-new', new_customers: 'why-new', new_lost: 'why-new-lost', new_minor: 'why-new-money', not_loyal: 'why-not-loyal',
  not_yet: 'why-not-yet', on_account: 'why-on-account', once: 'why-once', one_or_more: 'why-known', passives: 'why-passives',
  paying: 'why-paying', paying_customers: 'why-paying', promoters: 'why-promoters', purchase_frequency: 'why-frequency',
  reactivated: 'why-reactivated', receivables_end_minor: 'why-receivables', red: 'owner-light-red', refunded: 'why-refunded',
  refunds_minor: 'why-refunds', repeat: 'why-repeat', repeat_customers: 'why-repeat', repeat_customers_ever: 'why-repeat',
  responses: 'why-responses', resumed: 'why-resumed', resumed_minor: 'why-resumed-money', resurrecting: 'why-reactivated',
  retained: 'why-retained', returned: 'why-returned', returned_since: 'why-returned', returning: 'why-returning',
  returning_visitors: 'why-returning', satisfied: 'why-satisfied', size: 'why-size', sum_active_at_start: 'why-active-at-start',
  sum_lost: 'why-lost', sum_new_lost: 'why-new-lost', sum_of_customer_means: 'why-sum-of-means', sum_of_gaps: 'why-sum-of-gaps',
  sum_reactivated: 'why-reactivated', two_or_more: 'why-repeat', unchanged: 'why-unchanged', units_returned_in_period: 'why-units-returned',
  units_sold: 'why-units-sold', units_sold_later_returned: 'why-units-returned', unknown: 'why-unknown', unsatisfied: 'why-unsatisfied',
  visitors: 'why-visitors', visits: 'why-visits', visits_with_amount: 'why-visits-with-amount', with_gap: 'why-with-gap', yellow: 'owner-light-yellow',
}

/** What an input or a side is called. A name that nobody has put into words yet is shown as the API has it. */
export function label(say: Say, name: string): string {
  const bare = name.split('.').pop() ?? name
  const word = words[bare]
  if (word) return say(word)
  const later = /^on_(or_after_)?(\d+)$/.exec(bare)
  if (later) return say(later[1] ? 'why-month-or-after' : 'why-month', { n: Number(later[2]) })
  if (/^\d\d?$/.test(bare)) return say('why-visit-days', { n: Number(bare) })
  if (/^[1-5]{3}$/.test(bare)) return say('why-rfm', { recency: bare[0]!, frequency: bare[1]!, money: bare[2]! })
  return bare.replaceAll('_', ' ')
}
