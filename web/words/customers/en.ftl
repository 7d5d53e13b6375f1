# English: customers, their list and the page of one.

## The list
customers-find = Find a customer
customers-find-how = Name, address, number, short code or id.
customers-segment = Show
customers-all = Everybody
customers-by-light = How they are doing
customers-by-visits = How they come
customers-new = New in the last 30 days
customers-regular = Regulars
customers-by-tag = Your own words
customers-by-month = First came in
customers-nameless = A card without a name · { $code }
customers-nameless-bare = A card without a name
customers-last = last here { $day }
customers-never = has not come yet
customers-rhythm = { $n ->
    [one] comes every day
   *[other] comes every { $days } days
}
customers-more = Show more
customers-nobody = Nobody is found. Is it written differently?
customers-none-such = Nobody is like this just now.
customers-none = Nobody has a card yet. Put the poster on the counter, and the first will be here today.

## Somebody new
customers-add = Add a customer
customers-add-why = Nothing has to be filled in: they have a card at once. Write only what they want you to know.
customers-add-do = Give them a card
customers-name = Name
customers-email = E-mail
customers-phone = Phone
customers-birthday = Birthday
customers-birthday-day = Day
customers-birthday-month = Month
customers-birthday-year = Year, if told

## A note or an offer to many
customers-write = Write to these
customers-write-kind = What is it?
customers-write-note = A note
customers-write-note-why = such as: we are closed on Monday
customers-write-offer = An offer
customers-write-offer-why = only to those who allow offers and news
customers-write-text = What their cards will say
customers-write-until = Shown until (if you like)
customers-write-do = Put it on their cards
customers-written = { $n ->
    [0] It stands on nobody’s card.
    [one] It stands on one card now.
   *[other] It stands on { $n } cards now.
}
customers-left-out = { $n ->
    [one] One was left out.
   *[other] { $n } were left out.
}
customers-left-out-offer = They have not allowed offers and news, or have it on their other card.
customers-left-out-note = They turned such messages off, or have it on their other card.
customers-close = Close

## One customer
customers-back = All customers
customers-one = A customer
customers-since = Known since { $date }
customers-unseen = They have not come yet, or do not want to be counted by name.
customers-greet = Greet
customers-gift = Give a gift
customers-note = Write a note
customers-mail = Write a mail

## Their card
customers-card = Card
customers-short = Short code { $code }
customers-page = their page
customers-also = { $code } was merged into it: its codes go on working.
customers-no-reward = No reward is ready.
customers-reward = Ready: { $reward }
customers-reward-since = since { $date }
customers-reward-until = good until { $date }
customers-story = Why so many stamps?
customers-story-none = No stamp yet.
customers-story-open = Carried over
customers-story-earn = Visit
customers-story-issue = Reward earned
customers-story-redeem = Reward used
customers-story-void = Taken back
customers-story-refund = Refunded
customers-story-adjust = Corrected
customers-story-gift = A gift
customers-story-expire = Expired
customers-held-cool-down = too soon after the last stamp
customers-held-daily-cap = had all stamps of that day
customers-held-not-given = this program gave none
customers-reverses = takes back line { $number }
customers-older = Older
customers-adjust = Put stamps right
customers-program = Program
customers-adjust-way = What is it to be?
customers-adjust-give = Give stamps
customers-adjust-take = Take stamps away
customers-adjust-stamps = How many
customers-reason = Reason
customers-adjust-why = The reason stays in the card’s history.
customers-adjust-do = Put it right
customers-lost = Replace a lost card
customers-lost-what = The prints, the page and the live codes of this card stop working at once. The stamps and rewards stay.
customers-lost-reason = Card lost
customers-lost-do = Replace it
customers-way-back = Show the way back
customers-way-back-first = For a new phone. Look at the printed card or ask for the short code first: whoever scans the code has the card.
customers-way-back-do = Show the code
customers-way-back-how = The new phone scans this once, until { $time }.
customers-way-back-code = Code that leads back to the card
customers-way-back-link = Or open the link on that phone

## Their numbers
customers-figures = Numbers
customers-figure-shop = For the whole shop
customers-stands = How they stand
customers-stands-how = Marks from 1 to 5 among all customers of the year: { $recency } for how lately they came, { $frequency } for how often, { $money } for what they spent.
customers-comes = How often
customers-comes-how = The middle one of the last ten gaps between two visit days, in days on which you were open.
customers-last-name = Last visit
customers-last-how = { $idle ->
    [0] No open day has passed since.
    [one] One open day has passed since.
   *[other] { $idle } open days have passed since.
} After { $window } without a visit a customer counts as lost.
customers-visits = Visits
customers-visits-how = { $n ->
    [one] On one day, { $date }.
   *[other] On { $n } days since { $date }.
}
customers-visits-month = That is { $n } in thirty open days.
customers-spent = Spent
customers-spent-how = { $gross } at { $known } of { $visits } visits whose amount is known, less { $refunds } that went back.
customers-per-visit = Per visit
customers-per-visit-how = { $gross } shared by { $known } visits whose amount is known. Refunds are not taken off.
customers-growth = Last 90 days
customers-growth-how = { $before } in the 90 days before.
customers-growth-rate = A change of { $share }.
customers-chance = Chance of a visit
customers-chance-how = That they come at least once within { $n } days, as people with their rhythm did so far.
customers-last-answer = Last answer
customers-last-answer-how = Given on { $date }.
customers-score = { $score } of { $most }

## What was done, said and told
customers-done = What you did, and what came of it
customers-done-nothing = Nothing yet. A greeting costs nothing.
customers-did-greet = A greeting at the counter
customers-did-gift = A gift
customers-did-note = A note on the card
customers-did-mail = A mail
customers-came-greeted = Greeted on { $date }.
customers-came-seen = Seen on { $date }.
customers-came-used = Used on { $date }.
customers-came-back = { $n ->
    [0] Came the same day.
    [one] Came back after one day, on { $date }.
   *[other] Came back after { $n } days, on { $date }.
}
customers-came-nothing = Nothing came of it yet.
customers-told = What stood on their card
customers-told-nothing = Nothing was written to them yet.
customers-told-note = A note
customers-told-answer = An answer
customers-told-offer = An offer
customers-seen = put away on { $date }
customers-not-seen = not put away yet
customers-said = What they said
customers-said-nothing = They have not been asked yet, or have not answered.

## Who they are
customers-about = About them
customers-not-told = not told
customers-change = Change
customers-allows = What they allow
customers-allows-service = Messages about their own card
customers-allows-marketing = Offers and news
customers-allows-profiling = Being known as a regular
customers-allows-surveys = Being asked how it was
customers-allows-yes = yes, since { $date }
customers-allows-no = no, since { $date }
customers-allows-why = That is their own word. They change it on their card, under “Your data”.
customers-allows-nothing = They have said nothing of it yet. They do so on their card, under “Your data”.
customers-tags = Your words for them
customers-tags-none = No word yet. With one you find them together: terrace, wholesale, Monday choir.
customers-tag = Another word
customers-tag-add = Add

## One person with two cards
customers-merges = Two cards, one person
customers-merges-none = They have one card here, as far as we know.
customers-merged-on = merged on { $date }
customers-parted-on = parted on { $date }
customers-part = Part them again
customers-merge = Merge with another card
customers-merge-who = Who is the same person? Two letters of the name are enough.
customers-merge-which = Which card goes on?
customers-merge-what = The stamps of { $gone } move onto the card of { $kept }, with their dates. Rewards stay, and the codes of both cards go on working.
customers-merge-undo = No sum changes, and it can be undone here.
customers-merge-do = They are one person
customers-unmerged-same = That is one and the same card.
customers-unmerged-blank = One of the cards is blank: it has to be scanned once first.
customers-unmerged-has-taken-in = Other cards were merged into the one that would go. Let that one go on instead, or part them first.
customers-unmerged-too-many = Ten cards were merged into the one that goes on already.
customers-unmerged-versions = The two cards collect under different rules of a program, and neither is better for them. Merge them when one is full.
customers-unmerged-parted = These cards were parted already.
customers-unmerged-merged = This card was merged into another. Do it with that one, or part the two first.

## Their data
customers-data = Their data
customers-export-why = Everything that you know of them, in one file. They may ask for it at any time.
customers-export = Download it as JSON
customers-forget = Forget this person
customers-forget-what = Name, addresses, words and cards of { $name } are deleted in every copy of the data. What was earned and spent stays in your sums, under nobody’s name. This cannot be undone.
customers-forget-type = To be sure, type: { $word }
customers-forget-do = Forget for ever
