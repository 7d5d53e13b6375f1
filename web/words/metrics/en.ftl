# English. What each number means, for somebody who runs a café. Only the office and the documents read these files.

## The page of all numbers
metrics-title = What each number means
metrics-intro = Every number that timbro shows, in plain words: what it says, how it is worked out, what your window does to it, and what to mind. The name in grey is the one that the report and the API use.
metrics-terms = A few words first
metrics-term-window = Your window is how many open days may pass since a visit before a customer counts as lost: 30 in a café, longer where people come more rarely. It is shown with every number that depends on it.
metrics-term-active = Active is who came within the window. Known is who has ever come. New is who came for the first time.
metrics-term-period = A period is a month, a week, a quarter, a year or any row of days, from midnight to midnight on your clock.
metrics-term-dash = A dash means that there is nobody to speak of yet. It never stands for 0 %.
metrics-formula = How it is worked out
metrics-window = Window
metrics-caveat = Mind
metrics-variant = Other ways
metrics-no-window = Your window does not change this number.

## Beside a number
notice-nothing-to-divide-by = There is nothing to divide by yet, so there is no number.
notice-too-early = It is too early to tell.
notice-needs-twelve-months = This number needs twelve months.
notice-few-people = { $part } of { $whole }
notice-few-answers = { $responses ->
    [one] Only { $responses } answer: mostly chance.
   *[other] Only { $responses } answers: mostly chance.
}
notice-partial-amounts = Partial: the amount is known for { $known } of { $visits } visits.

## Who came
metric-visits = Visits
metric-visits-plain = How often your customers came.
metric-visits-formula = all visits of the period that were not taken back
metric-visits-caveat = Two visits on one day are two. A visit that is taken back later disappears from past months too.
metric-visitors = Customers who came
metric-visitors-plain = How many different people came at least once.
metric-visitors-formula = new + returning + back after a break
metric-visitors-caveat = Only people with a card are seen.
metric-active-at-start = Active at the start
metric-active-at-start-plain = How many customers you had when the period began: people who had been in not long before.
metric-active-at-start-formula = kept + lost
metric-active-at-start-window = A longer window lets quiet people count as active for longer, so the number is larger.
metric-active-at-start-caveat = It is the same as active at the end of the period before.
metric-active-at-end = Active at the end
metric-active-at-end-plain = How many customers you have when the period ends.
metric-active-at-end-formula = kept + won back + (new − new and already gone)
metric-active-at-end-window = A longer window lets quiet people count as active for longer, so the number is larger.
metric-active-at-end-caveat = Somebody who has quietly left still counts until the window is over.
metric-new-customers = New customers
metric-new-customers-plain = People whose very first visit was in this period.
metric-new-customers-formula = customers who came − those known before
metric-new-customers-caveat = In your first months with timbro even old regulars look new, and so does somebody with a second card.
metric-retained = Kept
metric-retained-plain = People who were active at the start and still are at the end.
metric-retained-formula = active at the start − lost
metric-retained-window = A longer window keeps more people.
metric-retained-caveat = Kept does not always mean that they came in the period: a long window can carry somebody across it.
metric-lost = Lost
metric-lost-plain = People who were active at the start and have now been away for longer than your window.
metric-lost-formula = active at the start − kept
metric-lost-window = A shorter window calls people lost sooner, and finds more of them again.
metric-lost-caveat = Lost is a rule, not a certainty. Who comes again counts as won back.
metric-reactivated = Won back
metric-reactivated-plain = People you already knew, who were not active at the start and are at the end.
metric-reactivated-formula = active at the end − kept − (new − new and already gone)
metric-reactivated-window = A shorter window loses more people, so more can be won back.
metric-reactivated-caveat = Nobody says why they came back: your message, or the end of a holiday.
metric-new-lost = New and already gone
metric-new-lost-plain = People who first came in this period and had been away for longer than your window when it ended.
metric-new-lost-formula = kept + won back + new − active at the end
metric-new-lost-window = Where the window is as long as the period, there is hardly anybody.
metric-new-lost-caveat = The retention rate does not see them: they were not there at the start.

## Who stays
metric-retention-rate = Retention rate
metric-retention-rate-plain = Of the people who were active at the start, the share who still are at the end.
metric-retention-rate-formula = kept ÷ active at the start
metric-retention-rate-window = A longer window usually makes it higher. Compare only rates with the same window.
metric-retention-rate-caveat = A month is not a year: 95 % every month leaves 54 % after twelve.
metric-churn-rate = Churn rate
metric-churn-rate-plain = Of the people who were active at the start, the share you have lost.
metric-churn-rate-formula = lost ÷ active at the start
metric-churn-rate-window = A longer window usually makes it lower. Compare only rates with the same window.
metric-churn-rate-caveat = With the retention rate it makes 100 %, always. Who was new and left at once is in neither.
metric-retention-rate-textbook = Retention rate of the guides
metric-retention-rate-textbook-plain = The formula that most guides print.
metric-retention-rate-textbook-formula = (active at the end − new) ÷ active at the start
metric-retention-rate-textbook-window = It depends on the window as ours does.
metric-retention-rate-textbook-caveat = It can rise above 100 % or fall below zero, because it counts who was won back as kept and takes off the new who already left.
metric-lifecycle = Coming and going
metric-lifecycle-plain = Who came: new people, people who came in the period before too, and people back after a break. And who stayed away.
metric-lifecycle-formula = new + returning + back after a break = customers who came
metric-lifecycle-caveat = Each period is compared with the one before. Who comes every six weeks is back after a break again and again.
metric-repeat-purchase-rate = Repeat purchase rate
metric-repeat-purchase-rate-plain = Of the people who came, the share who came at least twice.
metric-repeat-purchase-rate-formula = customers with two visits or more ÷ customers who came
metric-repeat-purchase-rate-caveat = A longer period gives people more time for a second visit. Compare only periods of one length.
metric-repeat-rate-ever = Came twice, ever
metric-repeat-rate-ever-plain = Of everybody who has ever come, the share who have come at least twice.
metric-repeat-rate-ever-formula = customers with two visits or more so far ÷ all customers so far
metric-repeat-rate-ever-caveat = Who first came yesterday has had no time yet, so a wave of new customers lowers it.
metric-repeat-purchase-ratio = Returning share
metric-repeat-purchase-ratio-plain = Of the people who came, the share you already knew.
metric-repeat-purchase-ratio-formula = customers known before ÷ customers who came
metric-repeat-purchase-ratio-caveat = A high share is good news about old customers, and can be bad news about new ones.
metric-loyal-customer-rate = Loyal customers
metric-loyal-customer-rate-plain = Of all who came or were active, the share who came again: known people who came, and new ones who came twice.
metric-loyal-customer-rate-formula = (known customers who came + new ones with two visits or more) ÷ (customers who came + active ones who did not)
metric-loyal-customer-rate-window = A longer window counts more people who did not come, so the rate is lower.
metric-loyal-customer-rate-caveat = Known people count as loyal from a single visit on.
metric-purchase-frequency = Visits per customer
metric-purchase-frequency-plain = How often somebody who came in the period came in it.
metric-purchase-frequency-formula = visits ÷ customers who came
metric-purchase-frequency-caveat = It belongs to its period: three a month are not three a year. A few people who come every day raise it for all.

## Money
metric-aov-minor = Average visit
metric-aov-minor-plain = What one visit brings.
metric-aov-minor-formula = takings ÷ visits with a known amount
metric-aov-minor-caveat = Visits without an amount are left out, not taken for nothing. Refunds are not taken off.
metric-arpc-minor = Per customer
metric-arpc-minor-plain = What one paying customer brings in the period.
metric-arpc-minor-formula = net takings ÷ customers with a known amount
metric-arpc-minor-caveat = It belongs to its period, and one large order raises it for all.
metric-gross-minor = Takings
metric-gross-minor-plain = What card holders spent, as far as it was entered.
metric-gross-minor-formula = the amounts of all visits, added up
metric-gross-minor-caveat = It is not your till: a visit without an amount adds nothing.
metric-refunds-minor = Refunds
metric-refunds-minor-plain = Money that went back in this period, whenever the purchase was.
metric-refunds-minor-formula = all refunds of the period, added up
metric-refunds-minor-caveat = The refund of a visit that was taken back does not count.
metric-net-minor = Net takings
metric-net-minor-plain = What card holders spent, less what went back to them.
metric-net-minor-formula = takings − refunds
metric-net-minor-caveat = It can fall below zero when refunds of an earlier period arrive.
metric-mrr-minor = Revenue from card holders
metric-mrr-minor-plain = What your card holders brought. Some programs call this “monthly recurring revenue”.
metric-mrr-minor-formula = net takings
metric-mrr-minor-caveat = Nobody has subscribed to anything, so none of it is promised for next month.
metric-revenue = From one period to the next
metric-revenue-plain = Why the takings changed: who stayed away, spent less, spent more, is new or is back.
metric-revenue-formula = before − gone − spent less + spent more + new + back = net takings now
metric-revenue-caveat = “Before” is the money of those who brought some in the period before.
metric-gross-revenue-churn = Revenue lost
metric-gross-revenue-churn-plain = Of what people brought in the period before, the share that is missing now.
metric-gross-revenue-churn-formula = (gone + spent less) ÷ before
metric-gross-revenue-churn-caveat = Who is on holiday for a month counts as gone in that month.
metric-net-revenue-churn = Revenue lost, less what grew
metric-net-revenue-churn-plain = The same, less what others of them spend more.
metric-net-revenue-churn-formula = (gone + spent less − spent more) ÷ before
metric-net-revenue-churn-caveat = Below zero is good: the old customers bring more than before.
metric-existing-revenue-growth = Growth with known customers
metric-existing-revenue-growth-plain = How much more or less the customers of the period before bring now.
metric-existing-revenue-growth-formula = (spent more − gone − spent less) ÷ before
metric-existing-revenue-growth-caveat = New customers are not in it. It is the number above with its sign turned.

## Goods that come back
metric-return-rate-cohort = Returned, of what was sold
metric-return-rate-cohort-plain = Of the things sold in this period, the share that has come back since.
metric-return-rate-cohort-formula = of those sold, things returned up to today ÷ things sold
metric-return-rate-cohort-caveat = It still rises: what was sold lately has had little time to come back.
metric-return-rate-period = Returned in the period
metric-return-rate-period-plain = Things that came back in the period, against things sold in it.
metric-return-rate-period-formula = things returned ÷ things sold
metric-return-rate-period-caveat = It sets old sales against new ones. After a strong month it looks too high.

## What people say
metric-nps-all = Would recommend you (NPS)
metric-nps-all-plain = How many more would recommend you than advise against you, from −100 to 100. Every answer counts.
metric-nps-all-formula = 100 × (answers of 9 and 10 − answers of 0 to 6) ÷ answers
metric-nps-all-caveat = Look at the ± beside it. Below 30 answers it is mostly chance, and therefore grey.
metric-nps-latest-per-customer = Would recommend you, one answer each (NPS)
metric-nps-latest-per-customer-plain = The same with each person's last answer of the period only.
metric-nps-latest-per-customer-formula = 100 × (people at 9 and 10 − people at 0 to 6) ÷ people who answered
metric-nps-latest-per-customer-caveat = Look at the ± beside it. Below 30 answers it is mostly chance, and therefore grey.
metric-csat = Satisfied (CSAT)
metric-csat-plain = How many of a hundred answers were 4 or 5 of five.
metric-csat-formula = 100 × answers of 4 and 5 ÷ answers
metric-csat-caveat = Who answers is seldom the average guest. Below 30 answers it is mostly chance.

## What is owed
metric-dso = Days until you are paid (DSO)
metric-dso-plain = How many days of sales on account your customers still owe you.
metric-dso-formula = owed at the end ÷ written up in the period × days in the period
metric-dso-caveat = Only of use if you let people run a tab. With few sales on account it jumps.

## Rhythm
metric-time-between = Days between visits
metric-time-between-plain = How many days usually pass before a customer comes again.
metric-time-between-formula = the customers' own averages, added up ÷ customers who came again
metric-time-between-caveat = A wait is counted when it ends. Who has not come again yet is not in it.
metric-time-to-second-visit = Days to the second visit
metric-time-to-second-visit-plain = After how many days half of your new customers have come again.
metric-time-to-second-visit-formula = each day, the share that comes of those still awaited, one day after another (Kaplan–Meier)
metric-time-to-second-visit-caveat = Who may still come is counted fairly. Until half have come again there is no number.

## What a customer is worth
metric-first-year-value = First-year value
metric-first-year-value-plain = What customers really brought in their first 365 days.
metric-first-year-value-formula = net takings of their first 365 days ÷ customers who first came one to two years ago
metric-first-year-value-caveat = It is seen, not estimated. But it speaks of those who came a year ago, not of today's.
metric-clv-trailing12 = Lifetime value of the guides (CLV)
metric-clv-trailing12-plain = What a customer would bring over all the time with you, if the last twelve months went on for ever.
metric-clv-trailing12-formula = net per visit × visits per customer a year × years that a customer stays
metric-clv-trailing12-window = The years come from the churn rate, so a longer window usually makes the value larger.
metric-clv-trailing12-caveat = An estimate that takes everybody for alike. Look at the first-year value first.

## Groups
metric-cohorts = By first month
metric-cohorts-plain = The people who first came in one month, and how many of them came again one, two, three months later.
metric-cohorts-formula = those of them who came in the later month ÷ all who first came in the first
metric-cohorts-caveat = The youngest months are not over yet, and small groups jump.
metric-funnel-visit-days = From the first visit to the tenth
metric-funnel-visit-days-plain = How many people got as far as a first, a second, a third, up to a tenth day with you.
metric-funnel-visit-days-formula = customers with two visit days or more ÷ customers with one or more, and so on
metric-funnel-visit-days-caveat = Who is new has had no time yet. Two visits on one day are one step.
metric-rfm = How recent, how often, how much (RFM)
metric-rfm-plain = Each customer gets three marks from 1 to 5 among your customers: last visit, visit days and spending over a year.
metric-rfm-formula = mark = 5 × share of customers who are not better, rounded up
metric-rfm-caveat = The marks compare your customers with each other. Somebody always has the lowest, even in a perfect year.
metric-traffic-light = Traffic light
metric-traffic-light-plain = Who is fine, who is late, who is about to be lost and who is gone, each measured by a rhythm of their own.
metric-traffic-light-formula = yellow from two usual gaps (at least 7 days), red from three (at least the window), gone from six (at least three windows); a bad answer or an open complaint counts too
metric-traffic-light-window = Who has no rhythm yet is late after one window, red after two, gone after three.
metric-traffic-light-caveat = Red is a reason to look, not a verdict.

## Other ways to the same name
variant-retention-rate-textbook = the guides’ retention rate
variant-retention-rate-textbook-formula = (active at the end − new) ÷ active at the start
variant-retention-rate-textbook-why = The guides take the new ones off those who are left. That counts people won back as kept and takes off new ones who already left, so it can exceed 100 %.
variant-retention-rate = our retention rate
variant-retention-rate-formula = kept ÷ active at the start
variant-retention-rate-why = We follow the very people who were there at the start, so it always lies between 0 and 100 %.
variant-came-again-rate = came again
variant-came-again-rate-formula = returning ÷ (returning + stayed away)
variant-came-again-rate-why = One guide's example asks something else: of the customers of the period before, how many came again?
variant-recurring-minor = the recurring part
variant-recurring-minor-formula = net takings − those of new customers
variant-recurring-minor-why = What people brought whom you already knew comes closest to “recurring”.
variant-net-revenue-churn = less what grew
variant-net-revenue-churn-formula = (gone + spent less − spent more) ÷ before
variant-net-revenue-churn-why = Sets what others spend more against what is missing.
variant-gross-revenue-churn = without what grew
variant-gross-revenue-churn-formula = (gone + spent less) ÷ before
variant-gross-revenue-churn-why = Shows all that is missing, whatever others spend more.
variant-return-rate-period = by the day of return
variant-return-rate-period-formula = things returned in the period ÷ things sold in it
variant-return-rate-period-why = The usual short form. It sets returns of old sales against new sales.
variant-return-rate-cohort = by the day of sale
variant-return-rate-cohort-formula = of those sold, things returned up to today ÷ things sold
variant-return-rate-cohort-why = Follows the very things that were sold. It goes on rising for a while.
variant-nps-latest-per-customer = one answer each
variant-nps-latest-per-customer-formula = 100 × (people at 9 and 10 − people at 0 to 6) ÷ people who answered
variant-nps-latest-per-customer-why = Here each person counts once, so nobody who answers often weighs more.
variant-nps-all = all answers
variant-nps-all-formula = 100 × (answers of 9 and 10 − answers of 0 to 6) ÷ answers
variant-nps-all-why = Here each answer counts, so that a change of mind shows as two answers.
variant-dso-twelve-months = over twelve months
variant-dso-twelve-months-formula = owed at the end ÷ written up in twelve months × their days
variant-dso-twelve-months-why = The guides reckon with a year. It is calmer, and slower to show a change. (One guide's example puts in the money collected instead of the money owed.)
variant-time-between-without-new = without new customers
variant-time-between-without-new-formula = the averages of customers known before, added up ÷ those customers
variant-time-between-without-new-why = One guide leaves out who is new in the period. Their first waits are short, because only short ones fit in.
variant-pooled-mean = all waits alike
variant-pooled-mean-formula = all waits, added up ÷ how many they are
variant-pooled-mean-why = Here each wait counts once, so your regulars weigh more.
variant-pooled-median = the wait in the middle
variant-pooled-median-formula = half of all waits are shorter, half are longer
variant-pooled-median-why = A single very long wait does not move it.
variant-first-year-value = first-year value
variant-first-year-value-formula = net takings of the first 365 days ÷ customers who first came one to two years ago
variant-first-year-value-why = Seen, not estimated, and therefore shown first.
variant-clv-per-spell = per stay
variant-clv-per-spell-formula = net takings of twelve months ÷ customers lost in them
variant-clv-per-spell-why = What one stretch of being a customer brings, from coming to leaving. Who comes back begins another.
variant-clv-net-exit = per farewell
variant-clv-net-exit-formula = net takings of twelve months ÷ (lost + new and already gone − won back)
variant-clv-net-exit-why = Sets those who came back against those who left. In a year with more returns than losses it falls below zero and says nothing.
variant-value-by-yearly-revenue = by yearly takings
variant-value-by-yearly-revenue-formula = takings of twelve months ÷ customers × years that a customer stays
variant-value-by-yearly-revenue-why = Another guide's formula. It does not take refunds off and includes only amounts that were entered.
variant-clv-trailing12 = lifetime value of the guides
variant-clv-trailing12-formula = net per visit × visits per customer a year × years that a customer stays
variant-clv-trailing12-why = Looks ahead over the whole time with you. It is an estimate.

## A figure
unit-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}

## The owner's screen
today-nobody-yet = Nobody has come yet. The first scan starts it all.
today-quiet = { $customers ->
    [one] It is quiet. { $customers } customer has come so far, last on { $date }.
   *[other] It is quiet. { $customers } customers have come so far, the last on { $date }.
}
today-repeat-few = { $visitors ->
    [one] In the last { $days } days { $part } of { $visitors } customer came at least twice.
   *[other] In the last { $days } days { $part } of { $visitors } customers came at least twice.
}
today-repeat-share = In the last { $days } days { $share } of { $visitors } customers came at least twice.
today-late = { $n ->
    [0] No regular is late.
    [one] { $n } regular is late.
   *[other] { $n } regulars are late.
}
today-kept = Last month you kept { $retained } of { $active }.
tile-up = more than the month before
tile-down = less than the month before
tile-level = the same as the month before
tile-chance = { $change }, but that may be chance

## Why to act on somebody
reason-rhythm = { $gap ->
    [one] every day, now { $idle }
   *[other] every { $gap } days, now { $idle }
}
reason-away = { $idle ->
    [one] not here for { $idle } day
   *[other] not here for { $idle } days
}
reason-unhappy = unhappy: { $score } of { $most }
reason-neutral = lukewarm: { $score } of { $most }
reason-serious-case = a serious complaint is open
reason-minor-case = a small complaint is open
reason-stamps = { $goal ->
    [one] { $n } of { $goal } stamp
   *[other] { $n } of { $goal } stamps
}

## A goal
goal-value = now { $value }, goal { $target }
goal-reached = reached
goal-in-time = at this pace on { $date }
goal-too-late = at this pace on { $date }, after the day you set
goal-never = never at this pace
goal-too-early = too early to say

## A customer
customer-rhythm = { $gap ->
    [one] comes every day
   *[other] comes every { $gap } days
}
customer-spent = { $visits ->
    [one] { $net } in { $visits } visit
   *[other] { $net } in { $visits } visits
}
light-green = fine
light-yellow = worth a look
light-red = about to be lost
light-gone = gone
word-new = new
word-coming-back = coming back
word-regular = regular
word-best = one of the best
word-gone-quiet = gone quiet

## What others reach
benchmark-year = Over twelve months you kept { $kept }.
benchmark-year-before = In the twelve months before: { $kept }.
benchmark-source-industry = { $trade }: { $percent } in a survey whose method and period are not known; your own last year is the better measure.
benchmark-source-aim = { $trade }: a guide says to aim for { $percent }, and does not say why.
benchmark-source-alarm = { $trade }: a guide sounds the alarm at { $percent } lost in a year, and does not say why.
benchmark-source-returns = { $trade }: { $percent } of what is sold comes back, in a survey whose method and period are not known.
benchmark-trade-retail-and-ecommerce = Shops and online shops
benchmark-trade-hospitality-and-travel = Restaurants, cafés, hotels and travel
benchmark-trade-services-and-media = Professional services and media
benchmark-trade-any = All trades
benchmark-trade-in-store = In the shop
benchmark-trade-online = Online

## The counter's records: what is worth a look
fraud-notice = These are hints, not verdicts: each has harmless explanations. Look at the rows, and ask before you judge.
fraud-one-card = { $name } gave one card { $value } stamps a shift on average. More than { $usual } are unusual.
fraud-own-circle = { $value } cards are stamped nearly always by { $name }, although others are at work at the same hours. The others have { $usual } such cards on average.
fraud-pace = { $name } scans { $value } cards an hour. The others scan { $usual } at the same hours.
fraud-voids = { $name } declared { $value } of the scans void. For the others it is { $usual }.
fraud-overrides = { $name } let a reward go on their word { $value } times an hour. For the other managers it is { $usual }.
fraud-refunds = { $name } gave a refund on { $value } of the scans. For the others it is { $usual }.
fraud-offline = On { $value } of the days of { $name }, scans came in late when nobody else's did. For the others it is { $usual }.
fraud-closed = { $name } scanned { $value } times while the shop is usually closed. All the others together: { $usual }.
