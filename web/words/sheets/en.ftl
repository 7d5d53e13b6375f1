# English: what the counter says once something is opened.

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
https-docs = The whole of it stands in docs/operating.md, “The first shop”.

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
person-replace-why = Old codes die, stamps stay
history-title = { $name }: every stamp
history-none = No stamp yet.
history-when = When
history-what = What
history-open = Carried over
history-earn = Visit
history-issue = Reward earned
history-redeem = Reward used
history-void = Taken back
history-refund = Refunded
history-adjust = Corrected
history-gift = A gift
history-expire = Expired
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
