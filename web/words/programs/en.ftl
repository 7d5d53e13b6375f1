## Programs
programs-none = There is none yet. One sentence is enough: after so many visits, this.
programs-new = A new program
programs-all = All programs
programs-begin = Begin with one of these, and change what you like
programs-sentence = After { $n } { $by } → { $reward }
programs-running = Running
programs-paused = Paused
programs-ended = Ended

## Programs: the sentence
programs-rule = The rule
programs-after = After
programs-how-many = How many
programs-of-what = Of what
programs-which-reward = The reward
programs-by-visit = { $n ->
    [one] visit
   *[other] visits
}
programs-by-unit = { $n ->
    [one] item bought
   *[other] items bought
}
programs-by-spend = { $n ->
    [one] time { $amount } spent
   *[other] times { $amount } spent
}
programs-per = Spent for one stamp, in { $currency }
programs-per-why = What is over counts towards the next stamp.
programs-name = What is it called?
programs-name-why = You and your team see this name; customers see it where they collect for several.
programs-set-up = Start it
programs-made = “{ $name }” is running.
programs-made-how = From the next scan on, every card collects for it. A poster at the till brings the first customers.
programs-to-posters = Print a poster

## Programs: what is folded away
programs-more = Rewards on the way, limits, how long things last
programs-way = Rewards on the way
programs-way-of = Reward { $n } on the way
programs-way-at = At how many stamps?
programs-reward = Reward
programs-days = Good for how many days? Empty: for ever
programs-way-add = Add a reward on the way
programs-way-drop = Take reward { $n } away
programs-lasts = How long things last
programs-goal-days = The reward can be used for so many days
programs-stamp-days = A stamp counts for so many days
programs-for-ever = Empty: for ever.
programs-limits = Limits
programs-limits-why = If both are empty, the usual ones hold: at least a minute between two scans and ten stamped scans a day with the code on a phone, ten minutes and five with a printed one. As soon as you fill in one, only what you fill in holds.
programs-cool-down = Minutes between two scans
programs-per-day = Stamped scans a day at most

## Programs: the card as it will be
programs-preview = So your customers will see it
programs-a-reward = a free coffee
programs-to-go = { $n } more to { $reward }
programs-full = The card is full.
programs-stamps = { $n } of { $goal } stamps
programs-ready = Ready for you: { $reward }
programs-no-goal = Say after how many, and the card is drawn here.
programs-try = Stamp it

## Programs: what is not accepted
programs-wrong = This is not ready yet. See above what is missing.
programs-wrong-whole = A whole number, { $min } to { $max }.
programs-wrong-text = Say what it is, in { $max } characters at most.
programs-wrong-amount = An amount of money above zero, such as 5.
programs-wrong-twice = Another reward is there already. Choose another number.
programs-wrong-before-goal = It must come before the last reward.
programs-wrong-refused = This was not accepted.

## Programs: change, pause, end
programs-change = Change the program
programs-change-why = Nobody loses what they have. Cards under way finish as they began, unless the new rules are better for the customer: then they move.
programs-change-do = Use these rules from now on
programs-changed = Version { $n } holds from now on.
programs-renamed = The program is called “{ $name }” from now on.
programs-renamed-why = Cards show the new name at once and keep every stamp. What was told before stays as it was.
programs-moves = “Better for you: your card moves to the new rules with its next stamp and keeps every stamp.”
programs-moves-why = Tell your customers so. Open cards move, because these rules are better for them.
programs-stays = “Your card finishes as it began; the next one follows the new rules.”
programs-stays-why = Tell your customers so. Open cards do not move, because these rules are not better in every respect.
programs-unchanged = These are the rules as they are. Nothing was changed.
programs-pause = Pause
programs-pause-title = Pause “{ $name }”?
programs-pause-means = No new stamps until you resume it. Stamps stay on the cards, and rewards can be used.
programs-resume = Resume
programs-resume-title = Resume “{ $name }”?
programs-resume-means = It gives stamps again from the next scan on. Every card goes on where it was.
programs-end = End
programs-end-title = End “{ $name }” for good?
programs-end-means = No new stamps, and it cannot be resumed. Stamps stay on the cards as they are, and rewards can be used until they expire. If you are not sure, pause it.

## Programs: to begin with
programs-name-cafe = Coffee card
programs-name-restaurant = Guest card
programs-name-shop = Stamp card
programs-name-salon = Beauty card
programs-coffee = a free coffee
programs-croissant = a free croissant
programs-dessert = a free dessert
programs-lunch = a free lunch
programs-surprise = a small present
programs-one-more = one more for free
programs-treatment = a free treatment
programs-cut = a free haircut
programs-off = { $amount } off
