# English: what the counter says once the camera is open, or before it may be opened.

## Any sheet
sheet-back = Back
sheet-close = Close
sheet-good = Good
sheet-reason = Reason
code-good-for = Good for { $time }
code-over = This code is over.

## More
more-title = { $name } is at work
more-terms = The programs’ terms
more-terms-why = What earns a stamp, and what stamps earn
more-kiosk = Second screen
more-kiosk-why = Opens a page for a screen that faces the customer
more-end-why = Somebody else takes over

## Terms
terms-title = What stamps earn
terms-unknown = The terms could not be asked for. They come with the connection.
terms-none = No program is running.
terms-reward = { $n ->
    [one] { $n } stamp: { $reward }
   *[other] { $n } stamps: { $reward }
}
terms-by-visit = Each visit earns.
terms-by-unit = Each unit bought earns a stamp.
terms-by-spend = Every { $amount } spent earns a stamp.
terms-cool-down = { $n ->
    [one] Between two stamps lies at least a minute.
   *[other] Between two stamps lie at least { $n } minutes.
}
terms-per-day = { $n ->
    [one] At most once a day.
   *[other] At most { $n } times a day.
}
terms-stamps-last = { $n ->
    [one] A stamp is good for one day.
   *[other] A stamp is good for { $n } days.
}
terms-reward-lasts = { $n ->
    [one] { $reward } can be used for one day.
   *[other] { $reward } can be used for { $n } days.
}

## HTTPS
https-title = How to get HTTPS
https-why = Over plain HTTP a browser opens no camera, checks no signatures and keeps no page for a day without a network.
https-still = Typed codes, a USB scanner, photos, look-up and “Show a code” work as they are.
https-name = Give the server a name that your devices can find, such as card.example.org.
https-proxy = Put a proxy with a certificate before it. With Caddy it is one line:
https-url = Tell timbro the name:
https-docs = The whole of it stands in docs/operating.md, “Install”.

## Refused afterwards
late-why = These were saved without a connection, and the server did not take them.

## Redeeming without a live code
redeem-live = A reward is given for the live code on the customer’s phone, not more than a minute old: a photo or a print of it could be anybody’s.
redeem-scan = Scan the phone
redeem-word = The customer has no phone here
redeem-word-why = A manager may give it with their own PIN. It is written down with the reason.
redeem-pin = A manager’s PIN

## What was bought
bought-title = Amount
bought-units-title = How many
bought-rub = Delete the last digit
bought-fewer = One fewer
bought-more = One more
bought-done = Done

## Look-up
people-title = Look up
people-query = Name, phone or short code
people-how = Two letters of a name are enough. A phone number or a short code is typed whole.
people-nobody = Nobody is found. Is it written differently?
people-last = last here { $day }

## A customer
person-code = Short code
person-stamp = Stamp by short code
person-history = History
person-history-why = Why the card has as many stamps as it has
person-opening = Take over a paper card
person-opening-why = Its stamps, once for each program
person-back = Show the way back
person-back-why = For a new phone: a code that leads to the card
person-replace = Replace a lost card
person-replace-why = Old codes stop working, stamps stay
story-title = { $name }: every stamp
story-none = No stamp yet.
story-when = When
story-what = What
story-open = Carried over
story-earn = Visit
story-issue = Reward earned
story-redeem = Reward used
story-void = Taken back
story-refund = Refunded
story-adjust = Corrected
story-gift = A gift
story-expire = Expired
opening-how = Count the stamps on the paper card and keep the paper, or cross it out. This can be done once, and not after the first stamp here.
opening-program = Program
opening-stamps = Stamps on the paper card
opening-reason = Paper card taken over
opening-do = Take over
opening-done = { $n ->
    [one] One stamp is on the card of { $name } now.
   *[other] { $n } stamps are on the card of { $name } now.
}
back-first = Is this { $name }? Look at the printed card or ask for the short code first: whoever scans it has the card.
back-do = Show it
back-how = { $name } scans this with the new phone.
back-code = Code that leads back to the card
replace-what = The prints, the page and the live codes of { $name }’s card stop working at once. The stamps and rewards stay.
replace-reason = Card lost
replace-do = Replace it

## Show a code
ticket-title = { $n ->
    [one] One stamp to scan
   *[other] { $n } stamps to scan
}
ticket-how = The customer scans it with their own camera.
ticket-code = Code that gives the stamps
ticket-claimed = Taken. It is on their card.
ticket-again = A new code

## The second screen
kiosk-join = Collect stamps here
kiosk-join-how = Scan it with your camera: a card in one tap.
kiosk-join-code = Code that opens a card
kiosk-ticket = { $n ->
    [one] Your stamp: scan it
   *[other] Your { $n } stamps: scan them
}

## The counter
counter-sending = One moment…
counter-stamped = Stamped
stamps-to-go = { $n } to go
counter-refused = Not stamped
counter-saved = Saved, not yet confirmed
counter-saved-why = It is sent again by itself. You can go on.
counter-no-name = A card without a name
counter-reward = Ready: { $reward }
counter-late-seen = Seen
counter-not-kept = This browser could not save the scan. Check the connection and scan again.
counter-full = Too many scans wait for the connection. This one was not saved.
counter-last = Show again
counter-unchecked = This device could not check the code itself. The server will.
counter-undo = Undo
counter-undo-reason = Undone at the counter
counter-undone = Taken back
counter-not-undone = Not taken back
counter-one-more = One more
counter-next = Next card
counter-redeem = Redeem: { $reward }
counter-redeemed = Redeemed. Enjoy!
counter-not-redeemed = Not redeemed

## Who is greeted, and why
greet-asked = The owner asks you to greet them.
greet-asked-to-say = From the owner: { $text }
greet-first = First visit. Say welcome.
greet-away = { $n ->
    [one] First visit in one day. Say hello.
   *[other] First visit in { $n } days. Say hello.
}
greet-unhappy = Was not happy last time. Ask how it is today.
greet-case = Something went wrong for them and is not solved yet. Say that you know.

## Coming to the counter
counter-stranger = This device is not enrolled.
counter-stranger-how = Ask the owner for an enrolment code: the office shows it under “Team”. Point this device’s camera at it within ten minutes.
counter-machine = A till or another machine needs no enrolment: it uses the API with a key of its own.
counter-revoked = This device may not be used any more.
counter-revoked-how = The owner has revoked it. If that was a mistake, ask for a new enrolment code.
counter-kept = { $n ->
    [one] One scan is kept here. It is sent when the device is enrolled again and whoever made it is at work.
   *[other] { $n } scans are kept here. They are sent when the device is enrolled again and whoever made them is at work.
}
counter-enrol-title = Enrol this device
counter-enrol-why = It becomes a counter of the shop. Who works here taps their name on it and enters a PIN.
counter-enrol-known = It is enrolled already, as “{ $name }”. Enrolled anew, it takes its new place.
counter-enrol-name = Name of this device
counter-enrol-name-why = Such as “Tablet at the bar”. Left empty, it keeps the name the owner chose.
counter-enrol-do = Enrol
counter-enrol-skip = Leave it as it is
counter-enrol-dead = This code was used already, or is older than ten minutes. Ask the owner for a new one.
counter-who = Who is at work?
counter-nobody = Nobody here has a PIN yet. The owner adds people in the office, under “Team”.
counter-end = End shift
counter-ended = The shift of { $name } is over.
pin-title = { $name }, your PIN
pin-typed = { $n ->
    [one] One digit typed
   *[other] { $n } digits typed
}
pin-delete = Delete the last digit
pin-enter = Go
pin-other = Somebody else
pin-wrong = That is not the PIN. Try again.
pin-wait-seconds = { $n ->
    [one] Try again in one second.
   *[other] Try again in { $n } seconds.
}
pin-wait-minutes = { $n ->
    [one] Try again in one minute.
   *[other] Try again in { $n } minutes.
}

## Why a stamp was refused
problem-own-card = This is your own card. Ask a colleague to serve you.
problem-cool-down = This card was stamped a moment ago. Wait a few minutes.
problem-daily-cap = This card has all its stamps for today.
problem-code-unknown = This code is not from this shop.
problem-code-malformed = This is not a whole timbro code. Scan it again.
problem-unauthorized = Nobody is at work on this device. Enter a PIN.
problem-code-replaced = This print is dead: the card has a newer one. Look the customer up.
problem-code-may-not-redeem = A printed code collects but does not redeem. Scan the live code on the phone.
problem-code-expired = This code is too old or was used. Let the phone show a fresh one and scan again.
problem-clock-behind = The server’s clock is wrong, so live codes cannot be checked. Tell whoever looks after it; a manager can still give the reward with their PIN. Stamps go on as ever.
problem-code-foreign = This is no card’s code. Ask for the customer’s card.
problem-code-damaged = This code cannot be read whole. Hold it flat in good light, or type the short code under it.
problem-code-misspelt = One character of this short code is wrong. Compare it and type it again.
problem-code-is-ticket = This code is for the customer’s own camera. It gives them the stamp by itself.
problem-code-not-in-photo = There is no code to be read in this photo. Take it from nearer, and in better light.
problem-reward-redeemed = This reward was used already.
problem-reward-expired = This reward’s time is over.
problem-override-refused = The PIN is not right, or the owner does not allow this here.
problem-stamps-spent = These stamps paid for a reward that was used since.
problem-visit-void = It was taken back already.
