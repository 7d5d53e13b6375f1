## Numbers: of when and where
numbers-choice = What the numbers are about
numbers-length = How long
numbers-month = Month
numbers-quarter = Quarter
numbers-year = Year
numbers-range = Any days
numbers-period = Which
numbers-quarter-of = Q{ $n } { $year }
numbers-from = First day
numbers-to = Last day
numbers-place = Where
numbers-all-places = Everywhere
numbers-compare = Compare with { $period }
numbers-nobody = Nobody had come yet. The first scan starts it all.
numbers-says = You kept { $kept } customers, and { $new } came for the first time.
numbers-says-first = Of those who came, { $repeat } came at least twice. { $new } came for the first time.
numbers-as-table = The numbers as a table
numbers-chart = { $name }: from { $from } ({ $begin }) to { $to } ({ $end })

## Numbers: beside the period before
numbers-up = ↑ more, from { $before }
numbers-down = ↓ less, from { $before }
numbers-same = → as before
numbers-no-before = nothing to compare with
numbers-chance = may be chance

## Numbers: the owner's own
numbers-own = What you look at first
numbers-edit = Choose and order
numbers-ours = Back to timbro’s choice
numbers-tile = { $name }, { $shape }
numbers-shape-number = a number
numbers-shape-line = a line
numbers-shape-bars = bars
numbers-shape-table = a table
numbers-shape-goal = the way to its goal
numbers-move-up = Up
numbers-move-down = Down
numbers-up-what = Move { $tile } up
numbers-down-what = Move { $tile } down
numbers-now-at = { $tile } is now number { $at } of { $of }.
numbers-removed = { $tile } is removed.
numbers-add-title = One more
numbers-metric = Which number
numbers-shape = Shown as
numbers-add = Add
numbers-there = This is there already.
numbers-full = Twelve are enough. Remove one first.
numbers-goal = Now { $now }. The goal is { $target } by { $day }.
numbers-goal-reached = It is reached.
numbers-goal-on = At this pace on { $day }, in time.
numbers-goal-late = At this pace on { $day }, too late.
numbers-goal-never = At this pace never.
numbers-goal-unknown = It is too early to tell when.
numbers-no-goal = It has no goal yet.
numbers-set-goal = Set one

## Numbers: who stays
numbers-cohorts = Who comes again, month by month
numbers-cohorts-why = Of the people who first came in one month, how many came again in each later one.
numbers-no-cohorts = Nobody was new in these months.
numbers-first-month = First visit
numbers-new = New
numbers-months-later = { $n ->
    [one] { $n } month later
   *[other] { $n } months later
}
numbers-ahead = not over yet
numbers-staying = How long they stay
numbers-staying-why = Lost is who was away for more than { $days }. This is the share not lost yet, all customers taken together, up to this morning.
numbers-staying-says = { $share } are still there { $days } after their first visit.
numbers-staying-half = Half of them were lost within { $days }.
numbers-staying-no-half = Fewer than half were lost so far.
numbers-followed = { $n ->
    [one] of { $n } person followed so long
   *[other] of { $n } people followed so long
}
numbers-after = After
numbers-stayed = Not lost
numbers-too-early = Nobody was followed for long enough yet.
numbers-gaps = Days between visits
numbers-gaps-why = { $n ->
    [one] How often { $n } customer with a rhythm usually comes, this morning.
   *[other] How often { $n } customers with a rhythm usually come, this morning.
}
numbers-gap = Usual gap
numbers-days-span = { $from } to { $to } days
numbers-days-more = { $n } days or more
numbers-no-gaps = Nobody has a rhythm yet: it takes four visits on different days.
numbers-no-rhythm = { $n ->
    [0] Everybody has a rhythm.
    [one] { $n } more has no rhythm yet.
   *[other] { $n } more have no rhythm yet.
}
numbers-rfm = Your customers in five words
numbers-word = Word
numbers-rfm-new = New
numbers-rfm-coming-back = Coming back
numbers-rfm-regular = Regular
numbers-rfm-best = Best
numbers-rfm-gone-quiet = Gone quiet
numbers-rfm-what = What the words mean
numbers-rfm-new-why = has come on one day
numbers-rfm-coming-back-why = has come on two or three days
numbers-rfm-regular-why = has a rhythm
numbers-rfm-best-why = a regular who comes most and spends the most
numbers-rfm-gone-quiet-why = has not come for longer than your window

## Numbers: when, what they say, what came in
numbers-hours = When they come
numbers-hour = Hour
numbers-visits = { $n ->
    [one] { $count } visit
   *[other] { $count } visits
}
numbers-voices = What they say
numbers-margin = { $n ->
    [one] ± { $margin } · { $n } answer
   *[other] ± { $margin } · { $n } answers
}
numbers-no-answer = nobody answered
numbers-money = Money
numbers-coverage = The amount is known for { $share } of the visits.
numbers-returns = What comes back
numbers-no-units = No pieces were counted at the counter, so nothing can be said.
numbers-owed = What is owed to you
numbers-owed-now = { $sum } at the end of the period
numbers-no-tab = Nobody bought on account in this period.

## Numbers: the best
numbers-most-frequent = The ten who came most often
numbers-most-valuable = The ten who spent the most
numbers-nobody-ranked = Nobody, in this period.
numbers-no-name = Somebody without a name
numbers-came = { $days ->
    [one] on { $days } day
   *[other] on { $days } days
}, { $visits ->
    [one] { $visits } visit
   *[other] { $visits } visits
}
numbers-gift = Gift
numbers-note = Note
numbers-gift-to = A gift for { $name }
numbers-note-to = A note to { $name }
