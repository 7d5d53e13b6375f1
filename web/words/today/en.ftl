# The today screen, what opens over the screens, goals and the calculator. Short, warm and exact.

## Whom to act on
today-do = Do this today
today-nobody-late = Nobody is slipping away. Enjoy the day.
today-nameless = Somebody without a name
today-others = { $n ->
    [one] One more is slipping away
   *[other] { $n } more are slipping away
}
today-act-answer = Answer
today-act-greet = Greet
today-act-gift = Gift
today-act-note = Note
today-act-mail = Mail
today-act-for = { $act }: { $name }
today-profile = All about them
today-done-greet = Greeting left for the counter today
today-done-gift = Given a gift today
today-done-note = Written to today
today-done-mail = Mailed today
today-late-said = { $n ->
    [one] One regular has waited much longer than their own rhythm. Beside them, the light counts whoever comes without a rhythm yet, low scores and open complaints.
   *[other] { $n } regulars have waited much longer than their own rhythm. Beside them, the light counts whoever comes without a rhythm yet, low scores and open complaints.
}

## How far newcomers get
today-funnel = Newcomers: who comes again
today-funnel-nobody = Nobody was new one to four months ago, so there is nobody to follow yet.
today-funnel-said = The screen follows only those who were new one to four months ago. What is worked out here is about everybody.
today-visits = { $n ->
    [one] { $n } visit
   *[other] { $n } visits
}
today-drop = here you lose most: { $much } fewer
today-back = { $n } of { $all } were back within 30 days.
today-back-share = { $share } of { $all } were back within 30 days.

## Figures and goals
today-before = { $month }: { $value }
today-no-goal = No goal is set. One figure and one date are enough.
today-set-goal = Set a goal
today-goals = All goals

## What came of it
today-came = What came of it
today-came-none = Once you greet somebody or give a gift, it says here whether they came back.
today-came-refused = What came of it cannot be shown just now.
today-past-greet = { $name }, greeted on { $date }
today-past-gift = { $name }, given a gift on { $date }
today-past-note = { $name }, written to on { $date }
today-past-mail = { $name }, mailed on { $date }
today-came-back = { $n ->
    [0] came back the same day
    [one] came back one day later
   *[other] came back { $n } days later
}
today-came-used = came back and used it
today-came-seen = has seen it, not been back yet
today-came-not-yet = not back yet
today-more = Show more

## An empty shop
today-begin = From here to the first stamp
today-begin-done = Done.
today-begin-program = Set up a program
today-begin-program-why = “Buy ten, get one” in under a minute.
today-begin-poster = Print a poster
today-begin-poster-why = Customers scan it and have their card.
today-begin-hangs = It hangs on the wall
today-begin-device = Enrol the counter’s phone
today-begin-device-why = Any phone or tablet with a camera.
today-begin-stamp = Give the first stamp
today-begin-stamp-why = Scan a card at the counter. Try it with your own.


## A number, opened
why-acl-years = Years that a customer stays
why-active-at-end = Active at the end
why-active-at-start = Active at the start
why-aov-net = Net per visit
why-base = All of them
why-base-before = Takings of the period before
why-bought = Bought something
why-came-again = Came again
why-came-next = Came in the next month
why-churned = Spend nothing any more
why-churned-money = Lost with who left
why-contraction = Spend less
why-contraction-money = Less from who stayed
why-counted = Counted
why-credit-sales = Sold on account
why-customers = Customers
why-known = Ever came
why-days = Days
why-detractors = Would not recommend (0–6)
why-dormant = Came before, not now
why-expansion = Spend more
why-expansion-money = More from who stayed
why-gaps = Waits between visits
why-gross = Takings
why-lost = Lost
why-loyal = Loyal
why-net = Net takings
why-new = New
why-new-lost = New and already gone
why-new-money = From new customers
why-not-loyal = Not loyal yet
why-not-yet = Not come again yet
why-on-account = Bought on account
why-once = Came once
why-passives = Undecided (7–8)
why-paying = With an amount
why-promoters = Would recommend (9–10)
why-frequency = Visits per customer
why-reactivated = Won back
why-receivables = Still owed at the end
why-refunded = Had a refund
why-refunds = Refunds
why-repeat = Came twice or more
why-responses = Answers
why-resumed = Spend again
why-resumed-money = From who came back
why-retained = Kept
why-returned = Brought something back
why-returning = Came before, too
why-satisfied = Satisfied
why-size = First came in this month
why-sum-of-means = Sum of the customers’ mean waits
why-sum-of-gaps = Sum of all waits
why-unchanged = Spend as before
why-units-returned = Pieces brought back
why-units-sold = Pieces sold
why-unknown = Without an amount
why-unsatisfied = Not satisfied
why-visitors = Customers who came
why-visits = Visits
why-visits-with-amount = Visits with an amount
why-with-gap = Came at least twice
why-title = What is behind it
why-close = Close
why-formula = How it is worked out
why-people = Who is behind it
why-side = Which of them
why-nobody = Nobody.
why-as-of = as of { $date }
why-no-more = The first { $n } are listed here. The export has them all.
why-rfm = Recency { $recency }, frequency { $frequency }, money { $money }
why-window = { $n ->
    [one] window of { $n } day
   *[other] window of { $n } days
}
why-how-many = { $n ->
    [one] One person
   *[other] { $count } people
}
why-days-of = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
why-visit-days = { $n ->
    [one] Came on { $n } day or more
   *[other] Came on { $n } days or more
}
why-month = { $n ->
    [0] Came in the first month
    [one] Came one month later
   *[other] Came { $n } months later
}
why-month-or-after = { $n ->
    [0] Came in the first month or after
    [one] Came one month later or after
   *[other] Came { $n } months later or after
}

## Something for one person
nudge-greet = Greet { $name }
nudge-gift = A gift for { $name }
nudge-note = Write to { $name }
nudge-mail = Mail { $name }
nudge-greet-why = At the next visit the counter shows that you would like to say hello.
nudge-greet-text = What to say, if you like
nudge-greet-example = Ask how the new flat is
nudge-greet-do = Leave the greeting
nudge-greet-done = It is left at the counter. Whoever scans { $name } next will see it.
nudge-gift-title = What
nudge-gift-reason = Why
nudge-gift-missed = We have missed you
nudge-gift-reason-why = It stays in your records.
nudge-gift-days = Good for how many days? Empty: for ever
nudge-gift-do = Give it
nudge-gift-done = { $name } has it on the card now.
nudge-note-kind = What is it?
nudge-note-plain = A note
nudge-note-plain-why = about the card or an order
nudge-note-offer = An offer
nudge-note-offer-why = only to those who allow offers
nudge-note-text = What their card says
nudge-note-do = Put it on their card
nudge-note-done = { $name } will see it on the card.
nudge-not-allowed = They have not allowed this. They can, on their card under “Your data”; until then, greet them at the counter or give a gift.
nudge-mail-none = { $name } has left no address. Greet them at the counter, or write on their card.
nudge-mail-to = To { $email }
nudge-mail-subject = Subject
nudge-mail-body = Text
nudge-mail-do = Open it in my mail program
nudge-mail-done = Mail to { $name }: your mail program has it, so send it there. We have noted it.
mail-hello = Hello { $name },
mail-hello-nobody = Hello,
mail-subject = We have missed you at { $shop }
mail-body = it has been a while since you were at { $shop }. We would be glad to see you again: your card is waiting, with all its stamps.

## Goals
goals-bar = { $name }: how far it is
goals-title = Goals
goals-none = No goal is set yet. One figure, one date: then the day’s screen tells you whether you will be there in time.
goals-set = Set a goal
goals-metric = What shall grow?
goals-month = It is counted for one month.
goals-target = Figure
goals-by = By
goals-instead = It takes the place of the goal that is set on this already.
goals-step-of = Step { $n } on the way
goals-add-step = Add a step on the way
goals-no-number = This is not a number. Write 80, 12.5 or 1200.
goals-set-do = Set the goal
goals-drop = Drop it
goals-drop-what = Drop it: { $name }
goals-drop-sure = Really drop it
goals-why = What it means
goals-value = now { $value }, goal { $target }
goals-from = Started at { $from }, wanted by { $date }.
goals-step = { $target } by { $date }
goals-step-reached = { $target }: reached
goals-reached = reached
goals-in-time = at this pace on { $date }
goals-too-late = at this pace on { $date }, after the day you set
goals-never = never at this pace
goals-unknown = too early to say

## The calculator
calc-title = Calculator
calc-why = For figures on paper, or another shop’s: nothing here touches your own numbers.
calc-sheet = Work it out
calc-what = What would you like to know?
calc-known = What do you have?
calc-fill = Fill in the figures: the result comes by itself.
calc-no-number = One of these is not a number. Write 80, 12.5 or 5 %.
calc-gaps-how = All the waits, with blanks between: 3 4 7
calc-name = Keep it as
calc-keep = Keep
calc-kept = Kept
calc-none = Nothing is kept yet.
calc-yearly-churn = Churn in a year
calc-acl = Years that a customer stays
calc-between-customer = Days between one person’s visits
calc-in-start = Customers at the start
calc-in-end = Customers at the end
calc-in-new = New customers
calc-in-lost = Lost customers
calc-in-end-old = Customers at the end, without new ones
calc-in-monthly-churn = Churn in a month
calc-in-yearly-churn = Churn in a year, as a share
calc-in-visits-a-year = Visits a year
calc-in-revenue-a-year = Takings a year
calc-in-revenue = Takings
calc-in-visits = Visits
calc-in-customers = Customers
calc-in-repeat = Came twice or more
calc-in-returning = Came before, too
calc-in-returned = Came back
calc-in-signed-up = Signed up
calc-in-known = Known customers who came
calc-in-new-twice = New customers who came twice
calc-in-before = Takings before
calc-in-now = Takings now
calc-in-churned = Lost with who left
calc-in-contraction = Less from who stayed
calc-in-expansion = More from who stayed
calc-in-sold = Sold
calc-in-owed = Still owed
calc-in-credit = Sold on account
calc-in-days = Days
calc-in-promoters = Would recommend (9–10)
calc-in-passives = Undecided (7–8)
calc-in-detractors = Would not (0–6)
calc-in-satisfied = Satisfied answers
calc-in-answers = Answers
calc-in-sum-of-means = Sum of the customers’ mean waits
calc-in-gaps = Waits in days
