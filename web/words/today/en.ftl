# The today screen, what opens over the screens, goals and the calculator. Short, warm and exact.

## Whom to act on
today-do = Do this today
today-nobody-late = Nobody is slipping away. Enjoy the day.
today-nameless = Somebody without a name
today-others = { $n ->
    [one] One more is slipping away
   *[other] { $n } more are slipping away
}
today-light-green = fine
today-light-yellow = worth a look
today-light-red = about to be lost
today-light-gone = gone
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

## Goals
goals-bar = { $name }: how far it is
